package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.Drift;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is counted for an annotation, held by classes of the JDK that only reading an annotation needs else. */
public final class Annotated {
  /** It is among others, with values of all kinds before it. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Mark {}

  @Retention(RetentionPolicy.RUNTIME)
  @interface Other {
    Class<?> type() default Object.class;

    String[] names() default {};

    long number() default 1;

    RetentionPolicy constant() default RetentionPolicy.CLASS;

    Mark nested() default @Mark;
  }

  @Other(type = String.class, names = {"one", "two"}, number = 2, constant = RetentionPolicy.SOURCE, nested = @Mark)
  @Mark
  private static final class Item {}

  /** Its annotation has one within. */
  @Other
  private static final class Unmarked {}

  private static final ClassValue<Item> VALUES =
      new ClassValue<>() {
        @Override
        protected Item computeValue(Class<?> type) {
          return new Item();
        }
      };

  private Annotated() {}

  public static void main(String[] arguments) {
    Item item = new Item();
    List<Item> one = Collections.singletonList(item);
    counts("in a list", item, 1, 0, 0, 1);
    equal("what carries another annotation", false, Refs.isTagged(new Unmarked()));
    // Of a class value two records of the JDK's know it.
    equal("in a class value", true, Refs.counts(VALUES.get(Annotated.class)).fields() > 0);
    equal("drifts", List.of(), drifts());
    Expect.kept(one);
    Expect.done();
    LateKin.End.reached();
  }

  /** But for the list of the checks themselves, which are not woven. */
  private static List<Drift> drifts() {
    List<Drift> drifts = new ArrayList<>(Refs.audit().drifts());
    drifts.removeIf(drift -> drift.holders().toString().contains("Expect FAILURES"));
    return drifts;
  }
}
