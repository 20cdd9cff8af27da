package dev.refcount.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Has threads run code whose class loaders show it {@code java.*} alone, as those of OSGi do; counts their steps. */
public final class Bundles {
  private static final int LOADERS = 8;

  /** Runs till it is interrupted, in new frames but for one; steps differently once its property is set. */
  public static final class Guest implements Runnable, Supplier<Object> {
    private Object next;
    private Thread late;
    private static StringBuilder later;

    @Override
    public void run() {
      while (!Thread.currentThread().isInterrupted()) {
        get();
        LockSupport.parkNanos(100_000);
        if (Boolean.getBoolean("later")) {
          // Only now do these name their hooks, in a frame that has run for long.
          late = Thread.currentThread();
          later = new StringBuilder();
          Object[] pair = {late, later};
          pair[1] = pair.clone();
        }
      }
    }

    /** One step. */
    @Override
    public Object get() {
      Guest guest = new Guest();
      guest.next = this;
      next = guest;
      return guest;
    }
  }

  /** Each is loaded anew: so there are many classes of loaders. */
  public static final class Hiding extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("java.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && name.endsWith("Bundles$Guest")) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
          byte[] classFile = in.readAllBytes();
          loaded = defineClass(name, classFile, 0, classFile.length);
        } catch (IOException unreadable) {
          throw new ClassNotFoundException(name, unreadable);
        }
      }
      if (loaded == null) {
        throw new ClassNotFoundException(name);
      }
      return loaded;
    }
  }

  private Bundles() {}

  public static void main(String[] arguments) throws Exception {
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    List<ClassLoader> loaders = new ArrayList<>();
    for (int i = 0; i < LOADERS; i++) {
      loaders.add(hiding());
    }
    List<Thread> threads = new ArrayList<>();
    run(loaders, threads);
    start(() -> load(loaders), threads);
    System.out.println("ready");
    Scanner lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      if (lines.nextLine().equals("later")) {
        System.setProperty("later", "true");
      } else {
        run(loaders, threads);
      }
      Thread.sleep(300);
      System.out.println(failures);
    }
    threads.forEach(Thread::interrupt);
  }

  private static void run(List<ClassLoader> loaders, List<Thread> threads) throws Exception {
    for (ClassLoader loader : loaders) {
      start((Runnable) guest(loader), threads);
    }
  }

  private static void start(Runnable body, List<Thread> threads) {
    Thread thread = new Thread(body);
    threads.add(thread);
    thread.start();
  }

  private static ClassLoader hiding() throws Exception {
    URL classes = Bundles.class.getProtectionDomain().getCodeSource().getLocation();
    Class<?> own = new URLClassLoader(new URL[] {classes}, null).loadClass(Hiding.class.getName());
    return (ClassLoader) own.getDeclaredConstructor().newInstance();
  }

  /** Also a task. */
  @SuppressWarnings("unchecked")
  private static Supplier<Object> guest(ClassLoader loader) throws Exception {
    return (Supplier<Object>) loader.loadClass(Guest.class.getName()).getDeclaredConstructor().newInstance();
  }

  /** Classes that come while the agent does. */
  private static void load(List<ClassLoader> kinds) {
    try {
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        ClassLoader another = kinds.get(i % LOADERS).getClass().getDeclaredConstructor().newInstance();
        guest(another).get();
      }
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
