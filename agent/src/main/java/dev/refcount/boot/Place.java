package dev.refcount.boot;

/**
 * One place in the code that stores: class, method, line, and what is stored to.
 *
 * @param type binary name of the class whose code stores
 * @param method its method
 * @param file source file, or null if the class file does not say
 * @param line line number, or -1
 * @param owner binary name of the class that the field instruction names, or null
 * @param slot the field, {@code []}, or the local variable
 * @param descriptor the field's type, as the instruction names it, or null
 * @param channel how it stores to the heap; null where it stores to a local variable
 */
public record Place(
    String type,
    String method,
    String file,
    int line,
    String owner,
    String slot,
    String descriptor,
    Channel channel) {
  /** The slot of a parameter that the class file has no name for. */
  public static final String PARAMETER = "parameter";

  /** The same of any other local variable. */
  public static final String VARIABLE = "variable";

  /** The owner where a hidden class names itself, and its name is not told. */
  public static final String HIDDEN = "hidden class";

  private static final String NOT_RECORDED = "?";

  /** One that stores to a local variable, or not at all. */
  public Place(String type, String method, String file, int line, String slot) {
    this(type, method, file, line, null, slot, null, null);
  }

  /** For {@code sites=off}: what the hook needs to find the field, and nothing of who stores. */
  public static Place ofField(String owner, String slot, String descriptor) {
    return new Place(NOT_RECORDED, NOT_RECORDED, null, -1, owner, slot, descriptor, null);
  }

  /** Whether both are equal. By hand: hundreds of classes link a record's {@code equals} when it is first called. */
  public boolean isSameAs(Place other) {
    return line == other.line
        && channel == other.channel
        && slot.equals(other.slot)
        && method.equals(other.method)
        && type.equals(other.type)
        && areSame(owner, other.owner)
        && areSame(descriptor, other.descriptor)
        && areSame(file, other.file);
  }

  private static boolean areSame(String one, String other) {
    return one == null ? other == null : one.equals(other);
  }

  /** Whether class and method are those of a real place. */
  public boolean isRecorded() {
    return !type.equals(NOT_RECORDED);
  }
}
