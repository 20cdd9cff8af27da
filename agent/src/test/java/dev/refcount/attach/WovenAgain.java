package dev.refcount.attach;

import dev.refcount.Refs;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** Another agent has the VM make classes anew again and again, as some do for each change of what they measure. */
public final class WovenAgain {
  private static final int TIMES = 5;

  private static Instrumentation vm;

  static final class Form0 {
    private Object first;
    private Object second;

    void store(Object object) {
      first = object;
      second = object;
    }
  }

  /** The same class with other code, in another order. */
  static final class Form1 {
    private Object first;
    private Object second;

    void store(Object object) {
      second = object;
      first = null;
      first = object;
    }
  }

  private WovenAgain() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    vm = instrumentation;
  }

  public static void main(String[] arguments) throws Exception {
    Form0 form = new Form0();
    ListedItem item = new ListedItem();
    new ArrayDeque<>().add(form);
    int before = places();
    for (int i = 0; i < TIMES; i++) {
      vm.retransformClasses(Form0.class, ArrayDeque.class);
      stores(form, item);
    }
    System.out.println("more places: " + (places() - before));
    redefine(form, item);
    int both = places();
    for (int i = 0; i < TIMES; i++) {
      redefine(form, item);
    }
    System.out.println("more places: " + (places() - both));
  }

  private static void redefine(Form0 form, ListedItem item) throws Exception {
    for (String each : new String[] {"1", "0"}) {
      try (InputStream in = WovenAgain.class.getResourceAsStream("WovenAgain$Form" + each + ".class")) {
        String other = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).replace("Form" + each, "Form0");
        vm.redefineClasses(new ClassDefinition(Form0.class, other.getBytes(StandardCharsets.ISO_8859_1)));
      }
      stores(form, item);
    }
  }

  private static void stores(Form0 form, ListedItem item) {
    form.store(item);
    int held = Refs.counts(item).fields();
    form.store(null);
    if (held != 2 || Refs.counts(item).fields() != 0) {
      System.out.println("held: " + held + ", let go: " + Refs.counts(item).fields());
    }
  }

  /** How many the agent knows in these classes, or of their fields. */
  private static int places() throws Exception {
    Object[] all = (Object[]) Class.forName("dev.refcount.boot.Sites").getMethod("all").invoke(null);
    int found = 0;
    for (Object place : all) {
      String words = place.toString();
      found += words.contains("WovenAgain$Form0,") || words.contains("=java.util.ArrayDeque,") ? 1 : 0;
    }
    return found;
  }
}
