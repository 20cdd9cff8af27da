package dev.refcount.stores;

/** The part of {@link Transparent} that fails: each trace and message goes to standard error. */
final class TransparentFailures {
  private Probe field;
  private Probe[] array;

  private interface Failing {
    void run() throws Exception;
  }

  private TransparentFailures() {}

  static void print() {
    trace(() -> nullHolder(new Probe()));
    trace(() -> nullArray(new Probe()));
    trace(() -> nullArrayOfAField(new TransparentFailures(), new Probe()));
    trace(() -> nullReceiver(null, 1L, new Probe()));
    trace(() -> wrongType(new Probe()));
    trace(() -> wrongIndex(new Probe()));
    trace(() -> wrongCast(new Probe()));
    trace(() -> halfCopied(new Object[] {new Probe(), "text"}, new Probe[2]));
    trace(() -> System.arraycopy(new Probe[1], 0, new Probe[1], 0, 2));
    trace(() -> synchronizedOn(null));
    trace(() -> chained(new Probe()));
    trace(() -> {
      throw new Fault.Other();
    });
    trace(() -> Reflection.class.getDeclaredField("missing"));
    try {
      overflow(new Probe());
    } catch (StackOverflowError e) {
      System.out.println("the stack overflowed, in " + e.getClass().getName());
    }
  }

  private static void trace(Failing failing) {
    try {
      failing.run();
      System.err.println("did not fail");
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  private static void nullHolder(Probe probe) {
    TransparentFailures holder = null;
    holder.field = probe;
  }

  private static void nullArray(Probe probe) {
    Probe[] local = null;
    local[0] = probe;
  }

  private static void nullArrayOfAField(TransparentFailures holder, Probe probe) {
    holder.field = probe;
    holder.array[1] = holder.field;
  }

  private static void nullReceiver(Probe parameter, long number, Probe other) {
    Probe local = number > 0 ? parameter : other;
    System.out.println(local.touch());
  }

  private static void wrongType(Probe probe) {
    Object[] texts = new String[1];
    texts[0] = probe;
  }

  private static void wrongIndex(Probe probe) {
    Probe[] local = new Probe[2];
    local[2] = probe;
  }

  private static void wrongCast(Object object) {
    ClosingProbe local = (ClosingProbe) object;
    System.out.println(local);
  }

  private static void halfCopied(Object[] from, Probe[] to) {
    try {
      System.arraycopy(from, 0, to, 0, 2);
    } finally {
      System.out.println("copied " + (to[0] == from[0]) + ", not copied " + (to[1] == null));
    }
  }

  private static void synchronizedOn(Probe probe) {
    synchronized (probe) {
      System.out.println("not reached");
    }
  }

  private static void chained(Probe probe) throws Fault {
    try (ClosingProbe resource = new ClosingProbe(new Fault.Other())) {
      wrongType(resource);
    } catch (ArrayStoreException e) {
      throw new Fault(e);
    }
  }

  private static int overflow(Probe probe) {
    Probe local = probe;
    return local.touch() + overflow(local) + 1;
  }
}
