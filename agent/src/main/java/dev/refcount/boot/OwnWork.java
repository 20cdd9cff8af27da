package dev.refcount.boot;

/**
 * Which threads are at the agent's own work, whose lists and maps are nobody's business: with containers
 * tagged they would be counted like the program's.
 */
public final class OwnWork {
  /** Among the VM's own threads: a program may count those of its group, or wait until it has no other. */
  private static final ThreadGroup GROUP = root();

  private OwnWork() {}

  private static ThreadGroup root() {
    try {
      ThreadGroup group = Thread.currentThread().getThreadGroup();
      while (group.getParent() != null) {
        group = group.getParent();
      }
      return group;
    } catch (SecurityException denied) {
      // That of whoever makes the thread.
      return null;
    }
  }

  /** A daemon of the agent's. */
  public static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(GROUP, work, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** False if the thread is at it already. The result goes to {@link #end}. */
  public static boolean begin() {
    ThreadLog log = ThreadLog.current();
    boolean begins = !log.own;
    log.own = true;
    return begins;
  }

  public static void end(boolean begun) {
    if (begun) {
      ThreadLog.current().own = false;
    }
  }

  /** Code of the program's is about to be called. The result goes to {@link #resume}. */
  public static boolean pause() {
    ThreadLog log = ThreadLog.current();
    boolean was = log.own;
    log.own = false;
    return was;
  }

  public static void resume(boolean was) {
    ThreadLog.current().own = was;
  }

  /** The same task as a thread's own work from its first step to its last. */
  public static Runnable task(Runnable task) {
    return new Task(task);
  }

  private static final class Task implements Runnable {
    private final Runnable task;

    Task(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      boolean begun = begin();
      try {
        task.run();
      } finally {
        end(begun);
      }
    }
  }

  static boolean underWay() {
    // At a birth: makes no log, which would be one itself where references are tagged.
    ThreadLog log = ThreadLog.known();
    return log != null && log.own;
  }
}
