package dev.refcount.generated;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One program in its own thread and class loader. Only one program runs at a time: it has its turn
 * until it pauses at a rest or ends.
 */
final class Turn implements Runnable {
  private static final int MOST_PAUSES = 2;
  private static final int LIMIT_SECONDS = 120;

  private final Oracle oracle;
  private final Thread thread;
  private final Semaphore mine = new Semaphore(0);
  private final Semaphore runners = new Semaphore(0);
  private URLClassLoader loader;
  private int pauses;
  private volatile boolean ended;

  Turn(String program, URL classes, boolean scopes) {
    oracle = new Oracle(program, Long.parseLong(program.replaceAll("\\D.*", "")), this, scopes);
    loader = new URLClassLoader(new URL[] {classes}, Turn.class.getClassLoader());
    thread = new Thread(this, program);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    mine.acquireUninterruptibly();
    Throwable thrown = null;
    try {
      Class<?> main = Class.forName("gen.p" + oracle.program() + ".P", true, loader);
      oracle.watchStatics(main);
      oracle.watchStatics(Class.forName("gen.p" + oracle.program() + ".T1", true, loader));
      main.getMethod("main").invoke(null);
    } catch (java.lang.reflect.InvocationTargetException e) {
      thrown = e.getCause();
    } catch (Throwable e) {
      thrown = e;
    }
    oracle.ended(thrown);
    thrown = null;
    ended = true;
    runners.release();
    // What the program has left in this thread's locals map is audited, so the thread stays.
    mine.acquireUninterruptibly();
  }

  /** Lets the program go on until its next pause or its end. */
  void next() throws InterruptedException {
    if (ended) {
      return;
    }
    oracle.makeCurrent();
    mine.release();
    if (!runners.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      for (StackTraceElement frame : thread.getStackTrace()) {
        System.out.println("  at " + frame);
      }
      throw new IllegalStateException("program " + oracle.program() + " hangs");
    }
  }

  void pause(Oracle asking) {
    if (pauses++ < MOST_PAUSES) {
      runners.release();
      mine.acquireUninterruptibly();
      asking.makeCurrent();
    }
  }

  boolean ended() {
    return ended;
  }

  /** The program may be unloaded. */
  void leave() {
    loader = null;
    mine.release();
  }

  Oracle oracle() {
    return oracle;
  }
}
