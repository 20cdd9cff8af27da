package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Another agent, which does its work under a lock and loads classes meanwhile: {@code gate}, {@code define} or
 * {@code fill}, by what the agent under test has the VM do to its hooks, and the class that is loaded under the lock.
 *
 * <p>One thread has the VM change hooks, and so comes to this agent, which another thread is in: that one loads a class
 * while the first waits for the lock.
 */
public final class LockingAgent implements ClassFileTransformer {
  private static final Object LOCK = new Object();
  private static final CountDownLatch SHOWN = new CountDownLatch(1);
  private static final CountDownLatch LOCKED = new CountDownLatch(1);
  // As words: the classes themselves would be loaded.
  private static final String PACKAGE = "dev.refcount.gate.";
  private static final String BYSTANDER = PACKAGE + "LockingAgent$Bystander";

  private static String hooks;
  private static boolean anew;
  private static String loaded;
  private static volatile Thread second;
  /** Whoever is shown the hooks first. */
  private static volatile Thread opener;

  private Object field;

  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new LockingAgent(), true);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
    boolean inSecond = Thread.currentThread() == second;
    if (second != null && !inSecond && name.startsWith(hooks) && anew == (redefined == null)) {
      opener = Thread.currentThread();
      SHOWN.countDown();
      await(LOCKED);
    }
    synchronized (LOCK) {
      if (inSecond && BYSTANDER.replace('.', '/').equals(name)) {
        LOCKED.countDown();
        while (opener.isAlive() && opener.getState() != Thread.State.BLOCKED) {
          Thread.onSpinWait();
        }
        load(PACKAGE + loaded);
      }
    }
    return null;
  }

  public static void main(String[] arguments) throws Exception {
    hooks = "dev/refcount/boot/" + (arguments[0].equals("gate") ? "Hooks" : "FamilyHooks");
    anew = arguments[0].equals("define");
    loaded = arguments[1];
    load(PACKAGE + "Kin");
    if (!anew) {
      new User().store(null);
    }
    Thread first = new Thread(() -> load(PACKAGE + (anew ? "LockingAgent$User" : "Heir")), "first");
    Thread other = new Thread(() -> {
      await(SHOWN);
      load(BYSTANDER);
    }, "second");
    start(other);
    while (other.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    second = other;
    start(first);
    ends(first);
    ends(other);
    count();
    Expect.done();
  }

  private static void start(Thread thread) {
    thread.setDaemon(true);
    thread.start();
  }

  private static void ends(Thread thread) throws InterruptedException {
    thread.join(TimeUnit.MINUTES.toMillis(1));
    equal(thread.getName() + " still runs", false, thread.isAlive());
  }

  private static void count() {
    LockingAgent holder = new LockingAgent();
    Object heir = new Heir();
    holder.field = heir;
    counts("of the one class", heir, 1, 0, 0, 1);
    Object cousin = new Cousin();
    holder.field = cousin;
    counts("of the other", cousin, 1, 0, 0, 1);
    User user = new User();
    user.store((Kin) heir);
    counts("behind its own type", heir, 1, 0, 0, 1);
    Expect.kept(holder, user);
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, LockingAgent.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static final class Bystander {}

  static final class Loaded {}

  static final class User {
    private Kin field;

    void store(Kin own) {
      field = own;
    }
  }
}
