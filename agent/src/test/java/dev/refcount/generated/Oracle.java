package dev.refcount.generated;

import dev.refcount.RefCount;
import dev.refcount.Refs;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;

/**
 * What one generated program ought to count, kept without the agent's help.
 *
 * <p>Before each call and each check the program pushes the numbers of the objects that its
 * variables in scope hold; what is below on the stack was pushed by its callers. So the number of
 * times that an object's number is on the stack is its count of local variables. Static fields are
 * read by reflection. This class is not woven: what is handed to it counts as no reference. It
 * keeps numbers and weak references only, so that the heap audit finds nothing of it.
 */
public final class Oracle {
  private static final int MOST_CALLS = 60;
  /** The check when all frames are left. */
  private static final int END = 0;
  private static volatile Oracle current;

  private final String program;
  private final Dice dice;
  private final Turn turn;
  /**
   * Whether variables have scopes: without debug information a slot counts until it is overwritten.
   */
  private final boolean scopes;
  private final List<WeakReference<Object>> objects = new ArrayList<>();
  private final List<Field> statics = new ArrayList<>();
  private int[] held = new int[64];
  private int top;
  private final int[] marks = new int[8];
  private int entered;
  private int flying = -1;
  private int fuel = MOST_CALLS;
  private int checks;
  private long trace = 17;
  private String failure;

  Oracle(String program, long seed, Turn turn, boolean scopes) {
    this.program = program;
    this.dice = new Dice(seed);
    this.turn = turn;
    this.scopes = scopes;
  }

  /** The oracle of the program that has its turn. */
  public static Oracle current() {
    return current;
  }

  void makeCurrent() {
    current = this;
  }

  void watchStatics(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        field.setAccessible(true);
        statics.add(field);
      }
    }
  }

  /** The number of a new tagged object. */
  public synchronized int born(Object object) {
    objects.add(new WeakReference<>(object));
    return objects.size() - 1;
  }

  /** For a record, whose number is an argument. */
  public synchronized int next() {
    objects.add(new WeakReference<>(null));
    return objects.size() - 1;
  }

  public synchronized void born(int id, Object object) {
    objects.set(id, new WeakReference<>(object));
  }

  /** Where the frame that begins here stands on the stack. */
  public int mark() {
    return top;
  }

  /** Back to the frame that began at a mark; what its callees left when they threw is gone. */
  public Oracle at(int mark) {
    top = mark;
    return this;
  }

  /** One variable of the frame. */
  public Oracle in(Object variable) {
    return id(idOf(variable));
  }

  /** A variable that the compiler made, by the number of what it holds. */
  public Oracle id(int id) {
    if (id >= 0) {
      if (top == held.length) {
        held = Arrays.copyOf(held, 2 * top);
      }
      held[top++] = id;
    }
    return this;
  }

  public Oracle ids(int[] several) {
    for (int id : several) {
      id(id);
    }
    return this;
  }

  public static int idOf(Object object) {
    return object instanceof Tagged ? ((Tagged) object).id() : -1;
  }

  /** The frame of a constructor that tells its variables only once. */
  public Oracle enter() {
    marks[entered++] = top;
    return this;
  }

  public void checkAndLeave(int site) {
    check(site);
    at(marks[--entered]);
  }

  /** What a call returned, whose frame is left. */
  public <T> T left(int mark, T returned) {
    at(mark);
    return returned;
  }

  /** Inside the arguments of {@code super(...)}: parameters of the constructor count there. */
  public boolean arguments(Object a, Object b) {
    int mark = mark();
    in(a).in(b).check(-9);
    at(mark);
    return pick(-9, 2) == 0;
  }

  /**
   * Everything but garbage holders, which only the audit sees: locals and statics of all objects.
   */
  public void check(int site) {
    checks++;
    trace = 31 * trace + site;
    if (!Refs.attached() || (!scopes && site != END) || failure != null) {
      return;
    }
    int[] expected = new int[objects.size()];
    for (int i = 0; i < top; i++) {
      expected[held[i]]++;
    }
    int[] expectedStatics = statics(expected.length);
    for (int id = 0; id < expected.length; id++) {
      Object object = objects.get(id).get();
      if (object == null) {
        continue;
      }
      RefCount counts = Refs.counts(object);
      if (counts.locals() != expected[id]) {
        fail(site, object, "locals", expected[id], counts.locals());
      } else if (counts.statics() != expectedStatics[id]) {
        fail(site, object, "statics", expectedStatics[id], counts.statics());
      }
    }
  }

  /** A check after which the program may wait for an audit of the heap. */
  public void rest(int site) {
    check(site);
    if (turn != null && pick(-site, 3) == 0) {
      turn.pause(this);
    }
  }

  private void fail(int site, Object object, String kind, int expected, int was) {
    if (failure == null) {
      failure = "check " + site + ": " + kind + " of " + object.getClass().getSimpleName() + " "
          + idOf(object) + " expected " + expected + ", was " + was;
    }
  }

  private int[] statics(int length) {
    int[] counted = new int[length];
    for (Field field : statics) {
      try {
        int id = idOf(field.get(null));
        if (id >= 0) {
          counted[id]++;
        }
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return counted;
  }

  /** One of n. */
  public int pick(int site, int n) {
    return dice.pick(site, n);
  }

  public boolean flip(int site) {
    return pick(site, 2) == 0;
  }

  /** Whether one more call of a generated method may be made: keeps every program short. */
  public synchronized boolean fuel() {
    return fuel-- > 0;
  }

  public <E extends Throwable> E fly(E thrown) {
    flying = idOf(thrown);
    return thrown;
  }

  /**
   * The number of what is being thrown, which the compiler keeps in a variable during a finally.
   */
  public int land() {
    int id = flying;
    flying = -1;
    return id;
  }

  public void flyOn(int id) {
    flying = id;
  }

  public void run(Runnable body) {
    body.run();
  }

  public void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    land();
  }

  public void await(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException thrown) {
      land();
    }
  }

  void ended(Throwable thrown) {
    land();
    at(0).check(END);
    trace = 31 * trace + (thrown == null ? 0 : thrown.getClass().getSimpleName().hashCode());
    if (thrown instanceof Error && failure == null) {
      failure = "threw " + thrown;
    }
  }

  void fail(String drift) {
    if (failure == null) {
      failure = drift;
    }
  }

  String program() {
    return program;
  }

  String failure() {
    return failure;
  }

  /** What the program did, for comparison with a run without the agent. */
  String trace() {
    return objects.size() + " objects, " + checks + " checks, " + Long.toHexString(trace);
  }
}
