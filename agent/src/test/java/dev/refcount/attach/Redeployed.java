package dev.refcount.attach;

import dev.refcount.Refs;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/** Loads the same class again and again, each time once the last is gone, over a class of another form. */
final class Redeployed {
  private static final int ROUNDS = 8;

  private Redeployed() {}

  public static void main(String[] arguments) throws Exception {
    int settled = 0;
    int remembered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
      awaitGone(queue, new PhantomReference<>(deployed(round % 2 == 0 ? "1" : "2"), queue));
      if (round == ROUNDS / 2) {
        settled = places();
        remembered = lines();
      }
    }
    System.out.println("more places: " + (places() - settled));
    System.out.println("more lines: " + (lines() - remembered));
  }

  private static ClassLoader deployed(String form) throws Exception {
    TwoForms.Loader loader = new TwoForms.Loader(form);
    Consumer<Object> heir = TwoForms.heir(loader);
    ListedItem item = new ListedItem();
    heir.accept(item);
    int held = Refs.counts(item).fields();
    heir.accept(null);
    System.out.println("held: " + held + ", let go: " + Refs.counts(item).fields());
    return loader;
  }

  /** Returns once the collector has handed over all references to the loader. */
  static void awaitGone(ReferenceQueue<ClassLoader> queue, Reference<ClassLoader> loader) throws InterruptedException {
    collect(queue, loader);
    // What the collector hands over with one reference may come behind it, but before another collection's.
    ReferenceQueue<Object> next = new ReferenceQueue<>();
    collect(next, new PhantomReference<>(new Object(), next));
  }

  private static <T> void collect(ReferenceQueue<T> queue, Reference<T> awaited) throws InterruptedException {
    do {
      System.gc();
    } while (queue.remove(100) != awaited);
  }

  /** How many the agent knows in these classes. */
  private static int places() throws Exception {
    Object[] all = (Object[]) Class.forName("dev.refcount.boot.Sites").getMethod("all").invoke(null);
    int found = 0;
    for (Object place : all) {
      found += place.toString().contains("TwoForms$") ? 1 : 0;
    }
    return found;
  }

  /** How many the agent remembers that led to a place of the JDK, those of classes that are gone among them. */
  private static int lines() throws Exception {
    String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(
        new ObjectName("com.sun.management:type=DiagnosticCommand"),
        "gcClassHistogram",
        new Object[] {new String[0]},
        new String[] {String[].class.getName()});
    String remembered = "\\d+: +(\\d+) +\\d+ +dev\\.refcount\\.holdings\\.\\w+\\$Known\\b";
    Matcher found = Pattern.compile(remembered).matcher(histogram);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }
}
