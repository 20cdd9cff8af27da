package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import sun.misc.Unsafe;

/**
 * Frames that are compiled while they run and store what has a static type above the class that is counted, which comes
 * half way through: {@code named}; by {@code tag}; {@code hidden}, so that no transformer sees it; {@code unborn},
 * without a constructor.
 */
public final class LateKin {
  private static final int ROUNDS = 40_000;

  private Kin field;
  private Object any;
  private final Kin other = new Cousin();
  private final Stranger stranger = new Stranger();

  public static void main(String[] arguments) throws Exception {
    new LateKin().run(arguments[0]);
    Expect.equal("there are families", true, families() > 0);
    Expect.done();
    End.reached();
  }

  private void run(String what) throws Exception {
    Kin current = new Cousin();
    for (int round = 0; round < ROUNDS; round++) {
      if (round == ROUNDS / 2) {
        current = Maker.make(what);
      }
      store(current);
      replace(current, null);
    }
    counts("after the loop", current, 3, 0, 0, 1);
    look(current);
    replace(current, "while it is in a variable of another type");
    counts("after the calls", current, 3, 0, 0, 1);
    field = new Cousin();
    counts("without the field", current, 2, 0, 0, 1);
    other.next = null;
    any = null;
    counts("in a variable", current, 0, 0, 0, 1);
  }

  private void store(Kin given) {
    Kin own = given.self();
    field = own;
    other.next = given;
    any = own;
  }

  private void look(Kin given) {
    Kin own = given.self();
    counts("as a parameter and in a variable", given, 3, 0, 0, 3);
    own = other.self();
    counts("as a parameter", given, 3, 0, 0, 2);
  }

  /** The same variable holds what is counted, and then what is of a family that stays closed. */
  private void replace(Kin given, String when) {
    Object held = given;
    if (when != null) {
      counts(when, given, 3, 0, 0, 3);
    }
    held = stranger.self();
    if (when != null) {
      counts(when + " no more", given, 3, 0, 0, 2);
    }
  }

  private static int families() {
    int families = 0;
    for (int i = 0; i < 256; i++) {
      try {
        Class.forName("dev.refcount.boot.FamilyHooks" + i, false, null);
        families++;
      } catch (ClassNotFoundException notUsed) {
        // No class of the program has a store of that family.
      }
    }
    return families;
  }

  /** Loaded last. */
  static final class End {
    static void reached() {}
  }

  /** Apart, so that the verifier loads no heir before. */
  private static final class Maker {
    static Kin make(String what) throws Exception {
      return switch (what) {
        case "named" -> new Heir();
        case "tagged" -> Refs.tag(new Cousin());
        case "hidden" -> hidden();
        case "unborn" -> (Kin) unsafe().allocateInstance(Heir.class);
        default -> throw new IllegalArgumentException(what);
      };
    }

    private static Kin hidden() throws IOException, ReflectiveOperationException {
      try (InputStream in = LateKin.class.getResourceAsStream("Heir.class")) {
        return (Kin)
            MethodHandles.lookup()
                .defineHiddenClass(in.readAllBytes(), true)
                .lookupClass()
                .getDeclaredConstructor()
                .newInstance();
      }
    }

    private static Unsafe unsafe() throws ReflectiveOperationException {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return (Unsafe) field.get(null);
    }
  }
}
