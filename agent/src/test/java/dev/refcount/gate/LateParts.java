package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;

/**
 * Constructors that are compiled before something comes that is counted, and have it then: as a parameter, as the
 * object around an inner one, and an array, which is tagged by itself or, with any argument, by a pattern.
 */
public final class LateParts {
  private static final int ROUNDS = 40_000;

  private LateParts() {}

  public static void main(String[] arguments) {
    Whole whole = new Whole();
    Object[] array = new String[1];
    Taker taker = null;
    for (int round = 0; round < ROUNDS; round++) {
      taker = new Taker(whole, array, round);
    }
    taker = null;
    whole = Maker.make();
    if (arguments.length == 0) {
      array = Refs.tag(Maker.array());
    } else {
      array = Maker.array();
    }
    taker = new Taker(whole, array, -1);
    counts("the object around, afterwards", whole, 3, 0, 0, 1);
    counts("the array, afterwards", array, 1, 0, 0, 1);
    taker.forget();
    counts("the object around in variable and part", whole, 1, 0, 0, 1);
    counts("the array in a variable", array, 0, 0, 0, 1);
    Expect.done();
  }

  /** What an inner object refers to. */
  static class Whole {
    Part part() {
      return new Part();
    }

    final class Part {
      Whole around() {
        return Whole.this;
      }
    }
  }

  /** Counted. */
  static final class LateWhole extends Whole {}

  /** Apart, so that the verifier loads nothing counted before. */
  private static final class Maker {
    static Whole make() {
      return new LateWhole();
    }

    static Object[] array() {
      return new Whole[1];
    }
  }

  private static final class Taker {
    private Whole whole;
    private Whole again;
    private Object[] array;
    private final Whole.Part part;

    Taker(Whole given, Object[] several, int round) {
      Whole copied = given;
      Object[] alike = several;
      whole = copied;
      again = given;
      array = alike;
      part = given.part();
      if (round < 0) {
        // Twice in fields and from the part, in the caller's variable, the parameter and its copy.
        counts("the object around", given, 3, 0, 0, 3);
        counts("the array", several, 1, 0, 0, 3);
        alike = null;
        copied = part.around();
        counts("the array in a parameter", several, 1, 0, 0, 2);
        counts("the object around, once more", copied, 3, 0, 0, 3);
      }
    }

    void forget() {
      whole = null;
      again = null;
      array = null;
    }
  }
}
