package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.util.EventObject;

/** Its class loader, which the agent asks while a class is woven, is the first to use a class of the JDK. */
public final class Overlooked {
  static final String HOLDER = "java.util.EventObject";

  private static final class Item {}

  /** Apart: it is loaded by the other loader. */
  static final class Guest {}

  static final class Asked extends ClassLoader {
    static boolean asked;

    Asked() {
      super(null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals("dev.refcount.boot.Hooks")) {
        asked = true;
        Class.forName(HOLDER);
      }
      return name.equals(Guest.class.getName()) ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = Overlooked.class.getResourceAsStream("Overlooked$Guest.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  private Overlooked() {}

  public static void main(String[] arguments) throws Exception {
    Class.forName(Guest.class.getName(), false, new Asked());
    equal("asked for the hooks", true, Asked.asked);
    Item early = new Item();
    Object before = Holder.of(early);
    counts("nobody was asked about its holder", early, 0, 0, 0, 1);
    equal("the report names it", true, reason().contains("first stores were not seen"));
    Item late = new Item();
    Object after = Holder.of(late);
    counts("its holder is woven now", late, 1, 0, 0, 1);
    equal("the report still names it", true, reason().contains("first stores were not seen"));
    Expect.kept(before, after);
    Expect.done();
  }

  private static String reason() {
    for (Report.NotWoven left : Refs.report().notWoven()) {
      if (left.className().equals(HOLDER)) {
        return left.reason();
      }
    }
    return "none";
  }

  /** Apart, so that the verifier loads what it uses no sooner. */
  private static final class Holder {
    static Object of(Object source) {
      return new EventObject(source);
    }
  }
}
