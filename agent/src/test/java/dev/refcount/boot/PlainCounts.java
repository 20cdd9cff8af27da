package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Counts by hand what random code tells of its local variables, finds what it has stored, and asks the ledger. */
public final class PlainCounts {
  /** What is counted. Its constructors may throw, and look at the counts. */
  public static class CountedBase {
    public Object held;

    public CountedBase() {}

    public CountedBase(Object ignored) {
      check();
      tick();
    }
  }

  private static final class Frame {
    final int method;
    final Object[] variables = new Object[VARIABLES];
    /** Those that hold something which no code can read any more. */
    final BitSet perhaps = new BitSet();
    boolean waits;

    Frame(int method) {
      this.method = method;
    }
  }

  public static final int VARIABLES = 16;
  /** Methods whose variables are not counted. */
  public static final BitSet UNCOUNTED = new BitSet();

  private static final List<Frame> FRAMES = new ArrayList<>();
  private static final List<CountedBase> POOL = new ArrayList<>();
  private static final Set<Object> HOLDERS = Collections.newSetFromMap(new IdentityHashMap<>());
  private static final Object[] ARRAY = new Object[4];

  private static Random random;
  private static int left;

  private PlainCounts() {}

  /** The hooks count in this JVM from now on. */
  public static void install() {
    ReflectedFields.install();
    TestTagger.install();
  }

  public static void begin(long seed) {
    random = new Random(seed);
    left = 200;
    FRAMES.clear();
    POOL.clear();
    HOLDERS.clear();
    for (int i = 0; i < 4; i++) {
      POOL.add(new CountedBase());
      ARRAY[i] = null;
      Ledger.syncElement(ARRAY, i, null, 0);
    }
    HOLDERS.addAll(POOL);
    HOLDERS.add(ARRAY);
  }

  // What random code calls.

  public static int next() {
    return random.nextInt(8);
  }

  public static Object pick() {
    int picked = random.nextInt(POOL.size() + 1);
    return picked == POOL.size() ? null : POOL.get(picked);
  }

  public static CountedBase holder() {
    return POOL.get(random.nextInt(POOL.size()));
  }

  public static Object[] array() {
    return ARRAY;
  }

  public static void made(Object holder) {
    HOLDERS.add(holder);
  }

  public static void tick() {
    if (--left < 0 || random.nextInt(30) == 0) {
      throw new IllegalStateException();
    }
  }

  public static int enter(int method) {
    tick();
    FRAMES.add(new Frame(method));
    return FRAMES.size();
  }

  public static void caught(int depth) {
    FRAMES.subList(depth, FRAMES.size()).clear();
    last().waits = false;
  }

  public static void leave() {
    FRAMES.remove(FRAMES.size() - 1);
  }

  public static void set(Object value, int variable) {
    last().variables[variable] = value;
    last().perhaps.clear(variable);
  }

  public static void perhaps(int variable) {
    last().perhaps.set(variable);
  }

  /** Before and behind super(). */
  public static void waits(boolean waits) {
    last().waits = waits;
  }

  public static void check() {
    for (Object counted : POOL) {
      int certain = 0;
      int possible = 0;
      for (Frame frame : FRAMES) {
        boolean isCounted = !UNCOUNTED.get(frame.method) && !frame.waits;
        for (int i = 0; isCounted && i < VARIABLES; i++) {
          possible += frame.variables[i] == counted ? 1 : 0;
          certain += frame.variables[i] == counted && !frame.perhaps.get(i) ? 1 : 0;
        }
      }
      int counts = Nodes.of(counted).count(Kind.LOCAL);
      assertTrue(certain <= counts && counts <= possible, counts + " not in " + certain + " to " + possible);
    }
  }

  /** Asserts that what is left is counted, and no more; then lets go of the statics. */
  public static void end(Class<?> type) throws IllegalAccessException {
    for (Object counted : POOL) {
      int fields = 0;
      for (Object holder : HOLDERS) {
        fields += holder == ARRAY ? 0 : holds(holder.getClass(), holder, counted);
      }
      int elements = Collections.frequency(Arrays.asList(ARRAY), counted);
      Rig.assertCounts(fields, holds(type, null, counted), elements, 0, counted);
    }
  }

  /** In fields of the object, or static ones. */
  private static int holds(Class<?> type, Object holder, Object counted) throws IllegalAccessException {
    int found = 0;
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        found += isStatic == (holder == null) && field.get(holder) == counted ? 1 : 0;
      }
    }
    return found;
  }

  private static Frame last() {
    return FRAMES.get(FRAMES.size() - 1);
  }
}
