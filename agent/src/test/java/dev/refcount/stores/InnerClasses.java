package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Fields that the compiler stores before {@code super()}: outer instances and captured variables. */
public final class InnerClasses {
  private static final class Outer extends Probe {
    private Probe secret;

    private final class Inner {
      private Probe own;

      Outer outer() {
        return Outer.this;
      }

      void store(Probe probe) {
        secret = probe;
        own = probe;
      }

      private final class Innermost {
        Outer outer() {
          return Outer.this;
        }
      }
    }
  }

  private abstract static class Kept {
    Kept() {}

    Kept(Probe argument) {
      equal("an argument of a superclass", true, argument != null);
    }

    abstract Probe get();
  }

  public static void main(String[] args) {
    outerInstances();
    privateFields();
    anonymousClass();
    localClass();
    instanceCapturedInMethod();
    Expect.done();
  }

  private static void outerInstances() {
    Outer outer = new Outer();
    Outer.Inner inner = outer.new Inner();
    counts("the outer instance of an inner class", outer, 1, 0, 0, 1);
    Outer.Inner.Innermost innermost = inner.new Innermost();
    counts("a class further in refers to the inner one", outer, 1, 0, 0, 1);
    Outer.Inner second = outer.new Inner();
    counts("two inner instances", outer, 2, 0, 0, 1);
    equal("all of them are its", true, innermost.outer() == outer && second.outer() == inner.outer());
  }

  private static void privateFields() {
    Outer outer = new Outer();
    Outer.Inner inner = outer.new Inner();
    Probe probe = new Probe();
    inner.store(probe);
    counts("stored in the outer and the inner one", probe, 2, 0, 0, 1);
    outer.secret = null;
    counts("the outer field null", probe, 1, 0, 0, 1);
    inner.own = null;
    counts("the inner field null", probe, 0, 0, 0, 1);
  }

  private static void anonymousClass() {
    Probe probe = new Probe();
    Kept kept = new Kept(probe) {
      @Override
      Probe get() {
        return probe;
      }
    };
    counts("captured by an anonymous class", probe, 1, 0, 0, 1);
    Kept own = new Kept() {
      private final Probe field = probe;

      {
        counts("in its initialiser, its constructor's hidden parameter included", probe, 3, 0, 0, 2);
      }

      @Override
      Probe get() {
        return field;
      }
    };
    counts("captured, and in a field of its own", probe, 3, 0, 0, 1);
    equal("both give it back", true, kept.get() == own.get());
  }

  private static void localClass() {
    Probe probe = new Probe();
    Probe second = new Probe();
    long number = second.rank;
    class Local extends Kept {
      private final long sum;

      Local(Probe argument) {
        super(argument == null ? probe : argument);
        sum = number + 1;
      }

      @Override
      Probe get() {
        return sum > 0 ? probe : second;
      }

      Local another() {
        return new Local(second);
      }
    }
    Local local = new Local(null);
    counts("captured by a local class: one", probe, 1, 0, 0, 1);
    counts("captured by a local class: two", second, 1, 0, 0, 1);
    Local another = local.another();
    counts("an instance made by the first one", probe, 2, 0, 0, 1);
    equal("both give it back", true, local.get() == another.get());
  }

  /** In an instance method the class captures the outer instance and the parameter. */
  private static void instanceCapturedInMethod() {
    Capturing outer = new Capturing();
    Probe probe = new Probe();
    Kept kept = outer.keep(probe);
    counts("the outer instance, captured", outer, 1, 0, 0, 1);
    counts("the parameter, captured", probe, 1, 0, 0, 1);
    equal("it gives the parameter back", true, kept.get() == probe);
  }

  private static final class Capturing extends Probe {
    Kept keep(Probe probe) {
      return new Kept() {
        @Override
        Probe get() {
          return touch() == 0 ? probe : null;
        }
      };
    }
  }
}
