package dev.refcount.attach;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;

/** Loads a class that is named on the command line, makes no instance of it, and ends when it is unloaded. */
final class Undeployed {
  private Undeployed() {}

  public static void main(String[] arguments) throws Exception {
    ReferenceQueue<Class<?>> queue = new ReferenceQueue<>();
    Reference<Class<?>> type = new WeakReference<>(loaded(arguments[0]), queue);
    do {
      System.gc();
    } while (queue.remove(100) != type);
    System.out.println("gone");
  }

  private static Class<?> loaded(String name) throws Exception {
    URL classes = Undeployed.class.getProtectionDomain().getCodeSource().getLocation();
    return Class.forName(name, false, new URLClassLoader(new URL[] {classes}, null));
  }
}
