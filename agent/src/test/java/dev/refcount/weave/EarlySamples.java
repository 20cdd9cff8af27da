package dev.refcount.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Constructors that store before super() or this(), for {@link EarlyStoresTest}. */
@SuppressWarnings("unused")
final class EarlySamples {
  Object outer;

  private EarlySamples() {}

  static final class Ternary {
    Object field;

    Ternary(Ternary other, Object value, boolean stores) {
      this(stores ? other.field = value : value);
    }

    Ternary(Object ignored) {}
  }

  static final class NestedNew {
    Object field;

    NestedNew(NestedNew other, Object value) {
      this(new NestedNew(new NestedNew(other.field = value)));
    }

    NestedNew(Object ignored) {}
  }

  static final class NewValue {
    Object field;

    NewValue(NewValue other, Object value) {
      this(other.field = new NewValue(new Object[] {value, new NewValue(value)}));
    }

    NewValue(Object ignored) {}
  }

  static final class Wide {
    Object field;
    long number;

    Wide(long first, Wide other, double second, Object value, int[] array) {
      this(second, other.field = value, other.number += first, array[(int) first]++);
    }

    Wide(double first, Object ignored, long second, int third) {}
  }

  static final class TwoAtOnce {
    Object field;
    Object[] elements;

    TwoAtOnce(TwoAtOnce other, Object value) {
      this((other.elements = new Object[] {other.field = value})[0]);
    }

    TwoAtOnce(Object ignored) {}
  }

  /** The compiler keeps {@code this} in a variable around the switch: the handler empties the stack. */
  static final class TryInSwitch {
    Object field;

    TryInSwitch(TryInSwitch other, Object value, int number) {
      this(
          number,
          switch (number) {
            case 0 -> {
              try {
                yield other.field = value.toString();
              } catch (NullPointerException thrown) {
                yield other.field = thrown;
              }
            }
            case 1 -> {
              Object last = null;
              do {
                last = other.field = last == null ? value : last;
              } while (--number > 0);
              yield last;
            }
            default -> other.field = value;
          },
          other.field = null);
    }

    TryInSwitch(int ignored, Object alsoIgnored, Object thirdIgnored) {}
  }

  /** Keeps its instance and {@code value} in fields that it stores before super(). */
  Object captures(Object value) {
    class Capturing {
      Object read() {
        return outer == value ? outer : value;
      }
    }
    return new Capturing();
  }

  /** As that, and stores to another of its class as well. */
  Object capturesAndStores(Object value, boolean stores) {
    class Storing extends ArrayList<Object> {
      Object field;

      Storing(Storing other) {
        super(stores ? List.of(other.field = value) : List.of());
      }

      Object read() {
        return outer == value ? outer : value;
      }
    }
    return new Storing(null);
  }

  /** Stores to a field that another class declares: never {@code this}. */
  static final class ToOtherClass {
    ToOtherClass(EarlySamples other, Supplier<?> value) {
      this(other.outer = value.get());
    }

    ToOtherClass(Object ignored) {}
  }
}
