package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.forked.Expect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the report says that a line stored to, where that is not in the code of the line. */
public final class Totals {
  private Totals() {}

  public static void main(String[] args) {
    AtomicReference<Tenant> atomic = atomic();
    Tenant[] copied = copied();
    List<Tenant> streamed = streamed();
    Tenant[] array = array();
    List<Tenant> listed = listed();
    Supplier<Tenant> captured = captured(new Tenant());
    CompletableFuture<Tenant> future = CompletableFuture.supplyAsync(Tenant::new);
    future.join();
    equal("a handle's field", "AtomicReference.value", in("Totals", "atomic"));
    equal("a copy", "[]", in("Totals", "copied"));
    equal("a stream's list", "[]", in("Totals", "streamed"));
    equal("a stream's array", "[]", in("Totals", "array"));
    equal("a list's own array", "ArrayList.[]", in("Totals", "listed"));
    equal("a lambda", "captured by lambda", in("Totals", "captured"));
    equal("no line but the JDK's", "CompletableFuture.result", in("CompletableFuture", "completeValue"));
    kept(atomic, copied, streamed, array, listed, captured, future);
    Expect.done();
  }

  private static String in(String type, String method) {
    return Refs.report().sites().stream()
        .filter(each -> each.type().endsWith("." + type) && each.method().equals(method))
        .map(Report.SiteEntry::slot)
        .findFirst()
        .orElse("nothing");
  }

  private static AtomicReference<Tenant> atomic() {
    AtomicReference<Tenant> atomic = new AtomicReference<>();
    atomic.compareAndSet(null, new Tenant());
    return atomic;
  }

  private static Tenant[] copied() {
    Tenant[] one = {};
    Tenant[] two = Arrays.copyOf(one, 1);
    two[0] = new Tenant();
    return Arrays.copyOf(two, 2);
  }

  private static List<Tenant> streamed() {
    return Stream.generate(Tenant::new).limit(2).toList();
  }

  private static Tenant[] array() {
    return Stream.generate(Tenant::new).limit(2).map(each -> each).toArray(Tenant[]::new);
  }

  private static List<Tenant> listed() {
    List<Tenant> listed = new ArrayList<>();
    listed.add(new Tenant());
    return listed;
  }

  private static Supplier<Tenant> captured(Tenant tenant) {
    return () -> tenant;
  }
}
