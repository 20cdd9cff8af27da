package dev.refcount.boot;

import java.lang.invoke.MethodHandles;
import jdk.internal.access.SharedSecrets;

/**
 * The way of a program's hidden classes to the weaver. The VM shows them to no transformer; but all come through the
 * JDK's {@code Lookup}, which is woven to hand over the class file that it is about to define. So do some that the JDK
 * makes for itself, of lambdas on 17 and of switches on 25, which are left as they are.
 */
public final class HiddenClasses {
  /** Who weaves. */
  public interface Weaver {
    /** The class file with hooks; null if it is to stay as it is. */
    byte[] weave(ClassLoader loader, byte[] classFile);
  }

  private static volatile Weaver weaver;

  /** What the JDK passes as options for a class that it makes for itself: no program can have this very array. */
  private static volatile Object[] jdkOptions;

  private HiddenClasses() {}

  /** Null once the agent leaves. */
  public static void weaver(Weaver weaves) {
    weaver = weaves;
  }

  /** Where the JDK is about to define a class of its own: the same options, by which that is known. */
  public static Object[] ofJdk(Object[] options) {
    Object[] known = jdkOptions;
    if (known == null) {
      synchronized (HiddenClasses.class) {
        if (jdkOptions == null) {
          jdkOptions = options.clone();
        }
        known = jdkOptions;
      }
    }
    // With others it would be woven, which does no harm.
    return areSame(known, options) ? known : options;
  }

  /** As the VM does with the module of a class that a transformer has changed. */
  private static void letRead(Module module) {
    if (module.isNamed()) {
      SharedSecrets.getJavaLangAccess().addReads(module, HiddenClasses.class.getModule());
    }
  }

  private static boolean areSame(Object[] one, Object[] other) {
    if (one.length != other.length) {
      return false;
    }
    for (int i = 0; i < one.length; i++) {
      if (one[i] != other[i]) {
        return false;
      }
    }
    return true;
  }

  /** Before a hidden class is defined: the class file that is to be taken. */
  public static byte[] woven(byte[] classFile, MethodHandles.Lookup host, Object[] options) {
    Weaver weaves = weaver;
    if (weaves == null || options == jdkOptions) {
      return classFile;
    }
    try {
      byte[] woven = weaves.weave(host.lookupClass().getClassLoader(), classFile);
      if (woven != null) {
        letRead(host.lookupClass().getModule());
      }
      return woven == null ? classFile : woven;
    } catch (Throwable failure) {
      Trouble.note(failure);
      return classFile;
    }
  }
}
