package dev.refcount.stores;

import static dev.refcount.forked.Expect.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes many holders of one kind through the same stages, each with a probe of its own, and checks all
 * of them after each: so one collection of garbage serves them all.
 *
 * <p>What is in the holders at the end stays there, for the audit that {@link AuditAtTheEnd} makes.
 */
final class Stages<H> {
  private static final List<Object> KEPT = new ArrayList<>();

  /** A holder, and in which kind of slot it holds one thing that is put into it. */
  static final class Case<H> {
    final String name;
    final H holder;
    final int fields;
    final int elements;
    final Probe probe = new Probe(7);
    Object copy;

    private Case(String name, H holder, int fields, int elements) {
      this.name = name;
      this.holder = holder;
      this.fields = fields;
      this.elements = elements;
    }
  }

  private final List<Case<H>> cases = new ArrayList<>();

  Stages() {
    KEPT.add(this);
  }

  /** A holder that keeps what it holds in fields of its nodes. */
  Stages<H> inFields(H holder) {
    return add(holder, 1, 0);
  }

  /** A holder that keeps what it holds in the elements of an array. */
  Stages<H> inElements(H holder) {
    return add(holder, 0, 1);
  }

  /** A holder that keeps what it holds in no slot that counts. */
  Stages<H> weakly(H holder) {
    return add(holder, 0, 0);
  }

  private Stages<H> add(H holder, int fields, int elements) {
    String name = holder.getClass().getSimpleName();
    cases.add(new Case<>(cases.size() + " " + name, holder, fields, elements));
    return this;
  }

  /** Each holder holds its probe so many times once the stage is over. */
  Stages<H> then(String stage, int times, Consumer<Case<H>> action) {
    return then(stage, times, 0, action);
  }

  /** Besides, so many elements of an array that the program made itself. */
  Stages<H> then(String stage, int times, int copies, Consumer<Case<H>> action) {
    for (Case<H> each : cases) {
      action.accept(each);
    }
    for (Case<H> each : cases) {
      // One field more: that of the case.
      eventually(each.name + " " + stage, each.probe,
          1 + times * each.fields, 0, copies + times * each.elements, 0);
    }
    return this;
  }
}
