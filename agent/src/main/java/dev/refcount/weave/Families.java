package dev.refcount.weave;

/**
 * Which hooks a store calls whose static type is known (JVMS 4.10.1: the type that the verifier has proved of the
 * value). Static types are put into families by their names; each family has a class of hooks of its own, which are
 * empty until an object is counted that a static type of the family may refer to.
 */
public interface Families {
  /** In the place of a name, for arrays of any type. */
  String ARRAY = "[";

  /** Every store calls the common hooks. */
  Families NONE = new None();

  /**
   * The internal name of the class whose hooks a store of this static type calls, or null for the common ones.
   *
   * @param type internal name, or {@link #ARRAY}
   * @param isClass whether the class file that is woven is certain that it is no interface: of a value of an interface
   *     type the verifier proves nothing
   */
  String hooks(String type, boolean isClass);

  /** See {@link #NONE}. */
  final class None implements Families {
    private None() {}

    @Override
    public String hooks(String type, boolean isClass) {
      return null;
    }
  }
}
