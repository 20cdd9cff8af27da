package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Classes that the program itself has the JDK define as hidden ones, which the VM shows to no agent. */
public final class HiddenClasses {
  static Object kept;
  static final Object[] ARRAY = new Object[2];
  static final List<Object> LIST = new ArrayList<>();
  Object field;

  /** Stores in its own fields; both forms get one name, and lines that nobody can tell apart. */
  interface Cell {
    void put(Object value);

    void keep(Object value);
  }

  static final class CellA implements Cell {
    private Object value;
    private static Object last;

    @Override
    public void put(Object it) {
      value = it;
    }

    @Override
    public void keep(Object it) {
      last = it;
    }
  }

  static final class CellB implements Cell {
    private Object before;
    private Object between;
    private Object value;
    private static Object first;
    private static Object second;
    private static Object last;

    @Override
    public void put(Object it) {
      value = it;
    }

    @Override
    public void keep(Object it) {
      last = it;
    }
  }

  /** Stores in what belongs to others. */
  static final class Storing implements Consumer<Object> {
    @Override
    public void accept(Object value) {
      kept = value;
      ARRAY[0] = value;
      System.arraycopy(ARRAY, 0, ARRAY, 1, 1);
      LIST.add(value);
      ((HiddenClasses) LIST.get(0)).field = value;
    }
  }

  /** Has variables. */
  static final class Variables implements Consumer<Object> {
    @Override
    public void accept(Object value) {
      counts("a parameter of the caller, and one of a hidden class", value, 0, 0, 0, 2);
      Object local = value;
      counts("and a variable", value, 0, 0, 0, 3);
      local = null;
      counts("which is let go", value, 0, 0, 0, 2);
      Supplier<Object> captures = value::toString;
      counts("and captured", value, 1, 0, 0, 2);
      kept(captures);
      throw new IllegalStateException(String.valueOf(local));
    }
  }

  /** Is born counted: a probe that nobody names. */
  static final class Counted extends Probe implements Supplier<Object> {
    private final Object self = this;

    @Override
    public Object get() {
      return self;
    }
  }

  /** Keeps its class data in a static field. */
  static final class WithData implements Supplier<Object> {
    private static final Object DATA = data();

    private static Object data() {
      try {
        return MethodHandles.classData(MethodHandles.lookup(), "_", Object.class);
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public Object get() {
      return DATA;
    }
  }

  private HiddenClasses() {}

  public static void main(String[] arguments) throws Exception {
    ownFields();
    othersSlots();
    variables();
    countedItself();
    classData();
    namesakes();
    Expect.equal("unloaded classes", 3, unloaded());
    old();
    refused();
    Expect.done();
  }

  private static void ownFields() throws Exception {
    Probe probe = new Probe();
    Cell cell = (Cell) made("CellB");
    cell.put(probe);
    counts("a field of a hidden class", probe, 1, 0, 0, 1);
    cell.keep(probe);
    counts("and a static one", probe, 1, 1, 0, 1);
    for (Holding holding : Refs.holdings(probe)) {
      if (holding.kind() != Kind.LOCAL) {
        boolean ofField = holding.kind() == Kind.FIELD;
        String slot = (ofField ? "field " : "static field ") + "HiddenClasses$CellB." + (ofField ? "value" : "last");
        equal("its name", slot, holding.slot());
        // Where no places are told there is no site.
        String method = holding.site() == null ? null : holding.site().method();
        equal("stored by", method == null ? null : ofField ? "put" : "keep", method);
      }
    }
    cell.put(null);
    cell.keep(null);
    counts("and neither", probe, 0, 0, 0, 1);
  }

  @SuppressWarnings("unchecked")
  private static void othersSlots() throws Exception {
    Probe probe = new Probe();
    LIST.add(new HiddenClasses());
    Consumer<Object> storing = (Consumer<Object>) made("Storing");
    storing.accept(probe);
    counts("in others' slots", probe, 1, 1, 3, 1);
    storing.accept(null);
    LIST.clear();
    eventually("and no more", probe, 0, 0, 0, 1);
  }

  @SuppressWarnings("unchecked")
  private static void variables() throws Exception {
    Probe probe = new Probe();
    try {
      ((Consumer<Object>) made("Variables")).accept(probe);
    } catch (IllegalStateException thrown) {
      equal("it throws", "null", thrown.getMessage());
    }
    eventually("its variables are gone", probe, 0, 0, 0, 1);
  }

  @SuppressWarnings("unchecked")
  private static void countedItself() throws Exception {
    Supplier<Object> counted = (Supplier<Object>) made("Counted");
    counts("an instance in its own field", counted, 1, 0, 0, 1);
  }

  private static void classData() throws Exception {
    Probe probe = new Probe();
    byte[] classFile = classFile("WithData");
    Lookup with = MethodHandles.lookup().defineHiddenClassWithClassData(classFile, probe, true);
    // The VM's own reference to it shows in no slot.
    counts("class data in a static field", probe, 0, 1, 0, 1);
    Expect.kept(with);
  }

  /** By places that are equal fields are stored to that lie elsewhere in another class; the first is not hidden. */
  private static void namesakes() throws Exception {
    Probe probe = new Probe();
    List<Cell> cells = new ArrayList<>();
    cells.add(new CellA());
    for (String template : new String[] {"CellB", "CellA", "CellB"}) {
      byte[] classFile = renamed(template, template, "CellA", "LineNumberTable", "LineNumberTabl_");
      Cell cell = (Cell) instance(MethodHandles.lookup().defineHiddenClass(classFile, true));
      equal("its name", true, cell.getClass().getName().startsWith(CellA.class.getName() + "/"));
      cells.add(cell);
    }
    int n = 0;
    for (Cell cell : cells) {
      cell.put(probe);
      cell.keep(probe);
      n++;
      counts(n + " of one name", probe, n, n, 0, 1);
    }
    for (Cell cell : cells) {
      cell.put(null);
      cell.keep(null);
      n--;
      counts(n + " of them", probe, n, n, 0, 1);
    }
    Expect.kept(cells);
  }

  private static int unloaded() throws Exception {
    Probe probe = new Probe();
    for (int i = 0; i < 3; i++) {
      keepInOne(probe);
    }
    eventually("static fields of hidden classes that are unloaded", probe, 0, 0, 0, 1);
    return 3;
  }

  private static void keepInOne(Probe probe) throws Exception {
    ((Cell) made("CellA")).keep(probe);
  }

  /** Of Java 1.4: no constant names its class, and nobody finds it by its name. */
  private static void old() throws Exception {
    byte[] classFile = renamed("CellA", "CellA", "Cell_");
    classFile[7] = 48;
    Cell cell = (Cell) instance(MethodHandles.lookup().defineHiddenClass(classFile, true));
    cell.keep(new Object());
    equal("as it was", true, Refs.report().notWoven().stream().anyMatch(left ->
        left.className().endsWith("$Cell_ (hidden)") && left.reason().contains("older than Java 5")));
  }

  /** As without an agent. */
  private static void refused() throws Exception {
    Lookup lookup = MethodHandles.lookup();
    byte[] cut = Arrays.copyOf(classFile("CellA"), 200);
    byte[] elsewhere = renamed("CellA", "dev/refcount/stores", "dev/refcount/elsewh");
    for (byte[] wrong : new byte[][] {new byte[0], cut, elsewhere, new byte[] {(byte) 0xca, (byte) 0xfe}}) {
      try {
        lookup.defineHiddenClass(wrong, true);
        Expect.unreachable("no class file");
      } catch (IllegalArgumentException | LinkageError refused) {
        StackTraceElement[] trace = refused.getStackTrace();
        equal("no agent in " + refused.getClass(), false,
            Arrays.stream(trace).anyMatch(frame -> frame.getClassName().startsWith("dev.refcount.boot.")));
      }
    }
    try {
      lookup.dropLookupMode(Lookup.PRIVATE).defineHiddenClass(classFile("CellA"), true);
      Expect.unreachable("no right to");
    } catch (IllegalAccessException refused) {
      kept(refused);
    }
  }

  private static Object made(String template) throws Exception {
    return instance(MethodHandles.lookup().defineHiddenClass(classFile(template), true));
  }

  private static Object instance(Lookup hidden) throws ReflectiveOperationException {
    return hidden.lookupClass().getDeclaredConstructor().newInstance();
  }

  private static byte[] classFile(String template) throws IOException {
    try (InputStream in = HiddenClasses.class.getResourceAsStream("HiddenClasses$" + template + ".class")) {
      return in.readAllBytes();
    }
  }

  /** Takes pairs of the same length each. */
  private static byte[] renamed(String template, String... names) throws IOException {
    String text = new String(classFile(template), StandardCharsets.ISO_8859_1);
    for (int i = 0; i < names.length; i += 2) {
      text = text.replace(names[i], names[i + 1]);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
