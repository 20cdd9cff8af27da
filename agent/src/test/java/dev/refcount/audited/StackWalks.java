package dev.refcount.audited;

import dev.refcount.Refs;
import java.util.ArrayList;
import java.util.List;

/** A counted thread stores inside the JDK, at many depths, and looks at its stack itself. */
public final class StackWalks {
  /** Counted. */
  static final class Worker extends Thread {
    private final List<Object> list = new ArrayList<>();

    @Override
    public void run() {
      StackWalker callers = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
      for (int i = 0; i < 300; i++) {
        list.add(new Item());
        store(i / 3);
        list.add(callers.getCallerClass());
        list.add(callers.walk(frames -> frames.count()));
      }
    }

    private void store(int depth) {
      if (depth == 0) {
        list.add(new Item());
      } else {
        store(depth - 1);
      }
    }
  }

  private StackWalks() {}

  public static void main(String[] arguments) throws InterruptedException {
    Worker worker = new Worker();
    worker.start();
    worker.join();
    System.out.println(Refs.counts(worker) + " " + Refs.releasedElsewhere(worker));
    System.out.println(Refs.audit().drifts());
    System.out.println(Refs.counts(worker));
  }
}
