package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Methods that the compiler adds or finds elsewhere: bridges, interface methods, accessors. */
public final class Methods {
  private interface Sink<T> {
    void take(T value);

    default void takeTwice(T value) {
      keep(value);
      Object local = value;
      counts("in a default method", local, 0, 1, 0, 3);
      take(value);
    }

    private void keep(T value) {
      counts("in a private interface method", value, 0, 0, 0, 3);
      Methods.kept = value;
    }

    static <T> T same(T value) {
      counts("in a static interface method", value, 0, 1, 0, 2);
      return value;
    }
  }

  private static final class ProbeSink implements Sink<Probe> {
    private Probe field;
    private int expectedLocals;

    @Override
    public void take(Probe value) {
      field = value;
      counts("its parameter, and its bridge's if it came that way", value, 1, kept == value ? 1 : 0, 0,
          expectedLocals);
    }
  }

  private abstract static class Factory<T> {
    private T last;

    abstract T make();

    T remembered() {
      last = make();
      return last;
    }
  }

  private static final class ProbeFactory extends Factory<Probe> {
    @Override
    Probe make() {
      Probe made = new Probe();
      counts("in the method that its bridge calls", made, 0, 0, 0, 1);
      return made;
    }
  }

  /** Two type variables, one array of the second. */
  private static final class Cell<K, V extends Probe> {
    private K key;
    private V[] values;

    void put(K key, V... values) {
      this.key = key;
      this.values = values;
    }
  }

  private static Object kept;

  public static void main(String[] args) {
    bridges();
    interfaceMethods();
    factories();
    typeVariables();
    nested();
    Expect.done();
  }

  private static void bridges() {
    Probe probe = new Probe();
    ProbeSink sink = new ProbeSink();
    sink.expectedLocals = 2;
    sink.take(probe);
    sink.expectedLocals = 3;
    Sink<Probe> general = sink;
    general.take(probe);
    counts("after both calls", probe, 1, 0, 0, 1);
  }

  private static void interfaceMethods() {
    Probe probe = new Probe();
    ProbeSink sink = new ProbeSink();
    sink.expectedLocals = 5;
    sink.takeTwice(probe);
    counts("after the default method", probe, 1, 1, 0, 1);
    sink.field = null;
    counts("what a static interface method returns", Sink.same(probe), 0, 1, 0, 1);
    kept = null;
  }

  private static void factories() {
    Factory<Probe> factory = new ProbeFactory();
    Probe probe = factory.remembered();
    counts("stored into a field of a type variable", probe, 1, 0, 0, 1);
    equal("the field holds it", true, factory.last == probe);
  }

  private static void typeVariables() {
    Probe probe = new Probe();
    Cell<Object, Probe> cell = new Cell<>();
    cell.put(probe, probe, probe);
    counts("a field and two elements of type variables", probe, 1, 0, 2, 1);
    cell.values[0] = null;
    cell.key = cell.values[1];
    counts("stored from one to the other", probe, 1, 0, 1, 1);
  }

  private static void nested() {
    Probe probe = new Probe();
    Nest nest = new Nest();
    nest.secret = probe;
    counts("a private field of a nested class", probe, 1, 0, 0, 1);
    new Nest.Deeper().steal(nest);
    counts("moved by a class nested in it", probe, 0, 1, 0, 1);
    Nest.loot = null;
    counts("and dropped", probe, 0, 0, 0, 1);
  }

  private static final class Nest {
    private static Probe loot;
    private Probe secret;

    private static final class Deeper {
      private void steal(Nest nest) {
        loot = nest.secret;
        nest.secret = null;
      }
    }
  }
}
