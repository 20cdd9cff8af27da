package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.List;

/** Stores an object more often than is remembered; with {@code off} as argument without a history. */
public final class LongLife {
  private static Tenant even;
  private static Tenant odd;

  public static void main(String[] args) {
    even = new Tenant();
    if (args.length > 0) {
      off();
    } else {
      ring();
    }
    Expect.done();
  }

  private static void ring() {
    for (int i = 0; i < 50; i++) {
      odd = even;
      odd = null;
    }
    odd = even;
    List<String> last =
        Refs.history(even).stream().map(each -> each.what() + " " + each.slot()).toList();
    equal(
        "birth and the last three",
        List.of(
            "BORN ",
            "STORED static field LongLife.odd",
            "DROPPED static field LongLife.odd",
            "STORED static field LongLife.odd"),
        last);
    equal("born where it was first stored", 15, Refs.history(even).get(0).site().line());
  }

  private static void off() {
    try {
      Refs.history(even);
      Expect.unreachable("a history that is not kept");
    } catch (IllegalStateException expected) {
      equal("says what to add", true, expected.getMessage().contains("history=N"));
    }
  }
}
