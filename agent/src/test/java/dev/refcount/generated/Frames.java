package dev.refcount.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements with a body in the middle that runs in a frame of its own, and bodies that race. */
final class Frames {
  /**
   * @param parameter the first letter of its one parameter's name, or null
   * @param capturesInFields whether captured variables become fields, as in an anonymous class
   */
  record Shape(
      String parameter, boolean capturesInFields, boolean assignable, boolean mayThrow,
          String before,
      String after) {
    /**
     * The body runs inside {@code super()}: what the class has captured is not counted until that
     * returns.
     */
    boolean underConstruction() {
      return before.contains("void init");
    }

    boolean startsThread() {
      return before.contains("pool") || before.contains("Thread");
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(null, false, true, true, "((Runnable) () -> {", "}).run();"),
          new Shape("y", false, true, true, "((Consumer<T0>) y# -> {", "}).accept($v);"),
          new Shape("y", false, true, true, "Arrays.<T0>asList($f, $f).forEach(y# -> {", "});"),
          new Shape("y", false, true, true, "new ArrayList<>(list).forEach(y# -> {", "});"),
          new Shape("y", false, true, true, "s0 = computed.compute(2, (k#, y#) -> {",
              "return y#; });"),
          new Shape("y", false, true, true, "Optional.<T0>ofNullable($v).ifPresent(y# -> {", "});"),
          new Shape("y", false, true, true, "Stream.<T0>of($w, $w).peek(z# -> s0 = z#).forEach(y#"
              + " -> {", "});"),
          new Shape("y", true, true, true, "new Consumer<T0>() { public void accept(T0 y#) {",
              "} }.accept($f);"),
          new Shape(null, true, true, true, "new Runnable() { T0 in = $f; public void run() {",
              "} }.run();"),
          new Shape("x", true, true, false, "new H0($f) { void init(T0 x#) {", "} };"),
          new Shape("y", false, false, true,
              "{ class L# { void call(T0 y#) { O.run(() -> {", "}); } } new L#().call(null); }"),
          new Shape(null, false, true, true, "{ Thread t# = quiet(() -> {",
              "}); t#.start(); O.join(t#); }"),
          new Shape(null, false, true, true, "O.await(pool.submit(() -> {", "}));"),
          new Shape("y", false, true, false,
              "O.await(CompletableFuture.<T0>supplyAsync(() -> $f, pool).thenAcceptAsync(y# -> {",
                  "}, pool));"));

  private static final Shape VIRTUAL =
      new Shape(null, false, true, true, "{ Thread t# = Thread.ofVirtual().unstarted(() -> {",
          "}); t#.setUncaughtExceptionHandler((a, b) -> { }); t#.start(); O.join(t#); }");

  static final List<String> RACES =
      List.of(
          "s1 = $f;", "s1 = new T0();", "s1 = null;", "h0.v = $f;", "h0.v = new T0();",
              "ref.set($f);",
          "ref.compareAndSet(ref.get(), new T0());", "UP.getAndSet(h0, s1);",
              "VF.compareAndSet(h0, h0.v, s1);",
          "refs.set(r % 4, s1);", "h0.v = refs.getAndSet(1, new T0());", "VS.getAndSet(h0.v);",
          "shared.put(r % 5, new T0());", "shared.remove(r % 3);",
              "shared.computeIfAbsent(r % 7, k -> new T0());",
          "sharedQueue.offer(new T0());", "s1 = sharedQueue.poll();", "stamped.set(ref.get(), r);",
          "synchronized (shared) { h1.own = new T0(); }", "synchronized (shared) { h1.own = null;"
              + " }",
          "VF.setOpaque(h0, ref.get());", "ref.updateAndGet(x -> x == null ? s1 : null);");

  private Frames() {}

  static Shape some(Random random, int feature, boolean alone) {
    List<Shape> shapes = new ArrayList<>(SHAPES);
    if (alone) {
      shapes.removeIf(shape -> shape.startsThread());
    } else if (feature >= 21) {
      shapes.add(VIRTUAL);
    }
    return Text.of(random, shapes);
  }
}
