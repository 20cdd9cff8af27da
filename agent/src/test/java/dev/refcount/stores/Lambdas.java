package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A lambda that captures is a holder with a field for each captured value. */
public final class Lambdas {
  private Probe field;

  public static void main(String[] args) {
    captured();
    boundReferences();
    lambdasOfLambdas();
    notCaptured();
    new Lambdas().capturedThis();
    otherCallSites();
    streams();
    Expect.done();
  }

  private static void captured() {
    Probe probe = new Probe();
    Supplier<Probe> supplier = () -> probe;
    counts("captured by a lambda", probe, 1, 0, 0, 1);
    counts("what the lambda returns", supplier.get(), 1, 0, 0, 1);
    Runnable checking = () -> counts("in its body: a parameter of its method", probe, 2, 0, 0, 2);
    checking.run();
    supplier = null;
    eventually("the first lambda is reclaimed", probe, 1, 0, 0, 1);
    kept(checking);
    checking = null;
    eventually("the second one is", probe, 0, 0, 0, 1);
    long number = probe.rank;
    Probe other = new Probe();
    Supplier<Object> several = (Supplier<Object> & Serializable) () -> number > 0 ? probe : other;
    counts("one of several captured values", probe, 1, 0, 0, 1);
    counts("another one of them", other, 1, 0, 0, 1);
    equal("the lambda chooses", true, several.get() == other);
  }

  private static void boundReferences() {
    Probe probe = new Probe(5);
    IntSupplier bound = probe::touch;
    counts("a bound method reference", probe, 1, 0, 0, 1);
    equal("it calls the method", 5, bound.getAsInt());
    List<Probe> list = new ArrayList<>();
    Consumer<Probe> add = list::add;
    add.accept(probe);
    counts("stored through a method reference", probe, 1, 0, 1, 1);
    equal("the reference is still there", 5, bound.getAsInt());
  }

  private static void lambdasOfLambdas() {
    Probe probe = new Probe();
    Supplier<Supplier<Probe>> outer = () -> () -> probe;
    counts("captured for a lambda that is not there yet", probe, 1, 0, 0, 1);
    Supplier<Probe> inner = outer.get();
    counts("now it is", probe, 2, 0, 0, 1);
    Supplier<?>[] many = new Supplier<?>[3];
    for (int i = 0; i < many.length; i++) many[i] = () -> probe;
    counts("three lambdas of one place", probe, 5, 0, 0, 1);
    equal("all of them hold it", true, many[2].get() == inner.get());
  }

  private static void notCaptured() {
    Supplier<Probe> maker = Probe::new;
    Probe probe = maker.get();
    counts("made by a constructor reference", probe, 0, 0, 0, 1);
    Consumer<Probe> consumer = given -> counts("a parameter of a lambda", given, 0, 0, 0, 2);
    consumer.accept(probe);
    counts("after the call", probe, 0, 0, 0, 1);
  }

  private void capturedThis() {
    Probe probe = new Probe();
    Consumer<Probe> setter = given -> field = given;
    setter.accept(probe);
    counts("stored by a lambda into the field of its outer instance", probe, 1, 0, 0, 1);
    field = null;
    counts("the field null", probe, 0, 0, 0, 1);
  }

  private static void otherCallSites() {
    Probe probe = new Probe() {
      @Override
      public String toString() {
        return "a probe";
      }
    };
    String text = "concatenated: " + probe;
    counts("after a string concatenation", probe, 0, 0, 0, 1);
    equal("the string", "concatenated: a probe", text);
  }

  private static void streams() {
    Probe probe = new Probe();
    List<Probe> list = new ArrayList<>(List.of(new Probe(), probe, new Probe()));
    equal("a pipeline that captures", 1L, list.stream().filter(each -> each == probe).count());
    eventually("after the pipeline", probe, 0, 0, 1, 1);
    List<Probe> collected = list.stream().map(each -> probe).collect(Collectors.toList());
    eventually("collected three times", probe, 0, 0, 4, 1);
    collected.clear();
    counts("cleared", probe, 0, 0, 1, 1);
    Probe[] array = Stream.of(probe, probe).toArray(Probe[]::new);
    eventually("a stream's array", probe, 0, 0, 3, 1);
    equal("found in parallel", true, list.parallelStream().anyMatch(each -> each == array[0]));
    eventually("after the parallel pipeline", probe, 0, 0, 3, 1);
    List<Probe> sorted = list.stream().sorted((a, b) -> a.rank - b.rank).toList();
    eventually("sorted into an immutable list", sorted.get(1), 0, 0, 4, 1);
    kept(list, array, sorted);
  }
}
