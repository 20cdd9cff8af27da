package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.forked.Expect;

/** A frame whose code an agent wove that has left, while another is there that counts what the first did not. */
public final class Again {
  private static final String EXCLUDED = ",exclude=dev.refcount.forked.**";

  private final Stranger first = new Stranger();
  private Stranger kept;

  public static void main(String[] arguments) throws Exception {
    String jar = arguments[0];
    Self.attach(jar, "tag=dev.refcount.gate.Heir" + EXCLUDED);
    new Again().run(jar);
    Expect.done();
  }

  private void run(String jar) throws Exception {
    kept = first.self();
    Self.off(jar);
    Self.attach(jar, "tag=dev.refcount.gate.Stranger" + EXCLUDED);
    Stranger second = make();
    kept = second;
    counts("stored by a frame of before", second, 1, 0, 0, 1);
    kept = first;
    counts("overwritten by it", second, 0, 0, 0, 1);
  }

  private static Stranger make() {
    return new Stranger();
  }
}
