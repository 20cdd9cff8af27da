package dev.refcount.suspected;

import dev.refcount.Refs;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * An application that is deployed again and again, each time by another class loader. It leaves an object in a thread
 * that outlives it, and with that all of itself; told to be clean, it leaves nothing.
 */
final class Redeployed {
  private static final int ROUNDS = 5;
  private static final int DEPLOYMENTS = 6;

  private static final class Session {}

  /** What is deployed. */
  public static final class Application implements Runnable {
    private static final ThreadLocal<Session> CURRENT = new ThreadLocal<>();

    private final Session administrator = new Session();

    @Override
    public void run() {
      if (CURRENT.get() == null) {
        CURRENT.set(new Session());
      } else {
        CURRENT.remove();
      }
    }
  }

  private Redeployed() {}

  public static void main(String[] arguments) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < DEPLOYMENTS; i++) {
        deploy(arguments[0].equals("clean"));
      }
      Refs.report();
    }
    // A thread that ends lets go of what it holds.
    System.exit(0);
  }

  private static void deploy(boolean clean) throws Exception {
    URL classes = Redeployed.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, null)) {
      Runnable application =
          (Runnable) loader.loadClass(Application.class.getName()).getConstructor().newInstance();
      application.run();
      if (clean) {
        application.run();
      }
    }
  }
}
