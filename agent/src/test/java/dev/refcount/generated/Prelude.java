package dev.refcount.generated;

/** The classes that every generated program begins with, some of their members chosen at random. */
final class Prelude {
  static final String TEXT =
      """
      import dev.refcount.generated.Oracle;
      import dev.refcount.generated.Tagged;
      import java.lang.invoke.*;
      import java.lang.ref.*;
      import java.lang.reflect.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.function.*;
      import java.util.stream.*;

      class T0 implements Tagged, Comparable<T0> {
        final int id;
        ${private / protected / transient volatile / } Object any0;
        T0 next;
        Object any;
        T0() { id = P.O.born(this); }
        T0 self() { return this; }
        public int id() { return id; }
        public int hashCode() { return id; }
        public String toString() { return "T" + id; }
        public int compareTo(T0 other) { return Integer.compare(id, other.id); }
      }

      class T1 extends T0 {
        static T0 last;
        T0 next;
        final T0 first;
        T1(T0 a, Object b) {
          first = a; any = b; super.next = a; last = ${this / a / this};
          P.O.enter().in(a).in(b).checkAndLeave(-3);
        }
      }

      class T2 extends T1 {
        T0[] kids;
        T2(T0 a) {
          super(${a / P.some(a)}, P.s2);
          P.s2 = this; kids = new T0[] {a, this, null};
          P.O.enter().in(a).checkAndLeave(-4);
        }
      }

      record R0(T0 a, Object b) { }

      record R1(T0 a, Object b, int id) implements Tagged {
        R1 { P.O.born(id, this); a = a == null ? P.s0 : a; P.O.enter().in(a).in(b).checkAndLeave(-5); }
        static R1 of(T0 a, Object b) {
          int m = P.O.mark();
          R1 made = new R1(a, b, P.O.in(a).in(b).next());
          P.O.at(m);
          return made;
        }
      }

      class F extends RuntimeException implements Tagged {
        final int id = P.O.born(this);
        final transient T0 cargo;
        F(T0 cargo) { super("f"); this.cargo = cargo; }
        F(T0 cargo, Throwable cause) { super("f", cause); this.cargo = cargo; }
        public int id() { return id; }
      }

      enum E { A, B { Object more = this; }; T0 held; Object any; }

      class H0 implements Cloneable, Supplier<T0> {
        T0 f0;
        protected Object o;
        volatile T0 v;
        final T0 fin;
        T0[] kids = new T0[2];
        H0(T0 x) {
          int m = P.O.mark();
          fin = x; P.O.at(m).in(x); init(x); P.O.at(m).enter().in(x).checkAndLeave(-1);
        }
        void init(T0 x) { f0 = x; kids[0] = x; }
        public T0 get() { return f0; }
        H0 copy() {
          try { return (H0) clone(); } catch (CloneNotSupportedException e) { throw new AssertionError(e); }
        }
        class In implements Supplier<T0> {
          T0 in;
          In(T0 x) { in = x; f0 = x; P.O.enter().in(x).checkAndLeave(-6); }
          public T0 get() { return in; }
        }
      }

      class H1 extends H0 {
        T0 f0 = ${P.s0 / null / new T0()};
        T0 own;
        { o = ${this / P.s2 / kids}; }
        H1(T0 a, T0 b) {
          super(P.O.arguments(a, b) ? a : b);
          own = b; P.leak(this);
          P.O.enter().in(a).in(b).checkAndLeave(-2);
        }
        H1(T0 a) { this(a, P.some(a)); P.O.enter().in(a).checkAndLeave(-8); }
        @Override void init(T0 x) { super.init(x); own = x; }
      }

      class Closing implements AutoCloseable {
        T0 inside;
        Closing(T0 x) { inside = x; }
        public void close() { P.s1 = inside; }
      }

      @SuppressWarnings("unchecked")
      public final class P {
        static final Oracle O = Oracle.current();
        static T0 s0;
        static volatile T0 s1;
        static Object s2;
        static Object kept;
        static H0 h0 = new H0(null);
        static H1 h1 = new H1(new T0(), ${null / h0.f0});
        static T0[] a0 = new T0[4];
        static Object[] a1 = {"text", h0, new T0(), null, null, ${null / "end"}};
        static T0[][] aa = new T0[3][4];
        static List<T0> list = new ${ArrayList / LinkedList / Vector / CopyOnWriteArrayList}<>();
        static Map<Integer, T0> map = new ${HashMap / TreeMap / ConcurrentHashMap / ConcurrentSkipListMap}<>();
        static Map<T0, T0> keyed = new ${HashMap / IdentityHashMap / WeakHashMap / TreeMap / Hashtable}<>();
        static Map<Integer, T0> computed = new HashMap<>();
        static Map<E, T0> byEnum = new EnumMap<>(E.class);
        static Set<T0> set = new ${HashSet / TreeSet / LinkedHashSet / ConcurrentSkipListSet}<>();
        static Queue<T0> queue = new ${ArrayDeque / PriorityQueue / ConcurrentLinkedQueue / LinkedBlockingQueue}<>();
        static Deque<T0> deque = new ${ArrayDeque / LinkedList / ConcurrentLinkedDeque / LinkedBlockingDeque}<>();
        static Optional<T0> optional;
        static AtomicReference<T0> ref = new AtomicReference<>();
        static AtomicReferenceArray<T0> refs = new AtomicReferenceArray<>(4);
        static AtomicStampedReference<T0> stamped = new AtomicStampedReference<>(null, 0);
        static AtomicMarkableReference<T0> marked = new AtomicMarkableReference<>(null, false);
        static ConcurrentMap<Integer, T0> shared = new ${ConcurrentHashMap / ConcurrentSkipListMap}<>();
        static Queue<T0> sharedQueue = new ${ConcurrentLinkedQueue / LinkedBlockingQueue / ConcurrentLinkedDeque}<>();
        static Supplier<T0> maker = T0::new;
        static CompletableFuture<T0> future = new CompletableFuture<>();
        static WeakReference<T0> weak;
        static final ThreadLocal<T0> local = new ThreadLocal<>();
        static final ThreadLocal<T0> sized = ThreadLocal.withInitial(T0::new);
        static final ThreadLocal<T0> inherited = new InheritableThreadLocal<>();
        static final ExecutorService pool = Executors.new${FixedThreadPool(1, / FixedThreadPool(2, / CachedThreadPool(}
            r -> { Thread t = new Thread(r); t.setDaemon(true); return t; });
        static final AtomicReferenceFieldUpdater<H0, T0> UP =
            AtomicReferenceFieldUpdater.newUpdater(H0.class, T0.class, "v");
        static final VarHandle VF, VS, VA = MethodHandles.arrayElementVarHandle(T0[].class);
        static final MethodHandle SF, SS, SA = MethodHandles.arrayElementSetter(T0[].class);
        static final Field FO, FS;
        static {
          try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            VF = lookup.findVarHandle(H0.class, "v", T0.class);
            VS = lookup.findStaticVarHandle(P.class, "s1", T0.class);
            SF = lookup.findSetter(H0.class, "f0", T0.class);
            SS = lookup.findStaticSetter(P.class, "s0", T0.class);
            FO = H0.class.getDeclaredField("o");
            FS = P.class.getDeclaredField("s2");
          } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
          }
        }

        public static void main() {
          int m = O.mark();
          for (int round = 0; round < 6; round++) {
            O.at(m);
            try {
              if (round % 3 == 2) m1(s0, s2);
              else ${m0(null, null) / m0(new T0(), "text") / m0(new T1(null, null), h0)};
            } catch (RuntimeException e) {
              O.land();
            }
          }
        }

        static T0 some(T0 x) { return x == null ? new T0() : x; }
        static T0 t(Object x) { return x instanceof T0 t ? t : null; }
        static void leak(H0 h) { s2 = h; h.f0 = s0; }
        static void keep(T0... xs) { kept = xs; if (xs.length > 0) s0 = xs[xs.length - 1]; }
        static String text(int i) { return i == 0 ? "zero" : i == 1 ? "one" : "two"; }
        static void reflect(Field f, Object h, Object x) {
          try { f.set(h, x); } catch (IllegalAccessException e) { throw new AssertionError(e); }
        }
        static void setter(H0 h, T0 x) {
          try { SF.invoke${Exact / }(h, x); } catch (Throwable e) { throw new AssertionError(e); }
        }
        static void staticSetter(T0 x) {
          try { SS.invoke${Exact / }(x); } catch (Throwable e) { throw new AssertionError(e); }
        }
        static void elementSetter(T0[] array, int i, T0 x) {
          try { SA.invokeExact(array, i, x); } catch (Throwable e) { throw new AssertionError(e); }
        }
        static void spread(T0 x, int i) {
          try {
            SA.invokeWithArguments(a0, i, x);
            MethodHandle bound = MethodHandles.insertArguments(SF, 0, h0);
            bound.invoke(x);
            s2 = MethodHandles.insertArguments(bound, 0, x);
          } catch (Throwable e) { throw new AssertionError(e); }
        }
        static Object constructed(T0 x, T0 y) {
          int m = O.mark();
          O.in(x).in(y);
          try {
            return O.left(m, H1.class.getDeclaredConstructor(T0.class, T0.class).newInstance(x, y));
          } catch (ReflectiveOperationException e) { throw new AssertionError(e); }
        }
        static Thread quiet(Runnable body) {
          Thread thread = new Thread(body);
          thread.setUncaughtExceptionHandler((t, e) -> { });
          return thread;
        }
        static void race(Runnable one, Runnable other) {
          Thread first = quiet(one);
          Thread second = quiet(other);
          first.start();
          second.start();
          O.join(first);
          O.join(second);
        }
        static Object proxy(T0 x) {
          return Proxy.newProxyInstance(P.class.getClassLoader(), new Class<?>[] {Supplier.class},
              (p, method, arguments) -> x);
        }
      """;

  private Prelude() {}
}
