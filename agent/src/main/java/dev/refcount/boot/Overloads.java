package dev.refcount.boot;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import jdk.internal.misc.Unsafe;

/**
 * Classes that declare fields of one name, told apart by their types (JVMS 4.5). No Java compiler writes them, but some
 * obfuscators do. Who asks {@link Unsafe} by name is given any of them, an {@code int} as well.
 *
 * <p>Behind a store to one all of that name are synchronised, which is right for those that it did not go to, too.
 */
public final class Overloads {
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final Object LOCK = new Object();
  private static volatile String[] names = {};

  private Overloads() {}

  /** To be told before the class is there; takes its binary name. */
  public static void add(String type) {
    synchronized (LOCK) {
      String[] more = new String[names.length + 1];
      System.arraycopy(names, 0, more, 0, names.length);
      more[names.length] = type;
      names = more;
    }
  }

  static boolean isIn(Class<?> type) {
    String[] all = names;
    for (int i = 0; i < all.length; i++) {
      if (all[i].equals(type.getName())) {
        return true;
      }
    }
    return false;
  }

  /** The offsets of the fields of that name that hold references. */
  static long[] offsets(Class<?> declaring, String name, boolean statics) {
    boolean own = OwnWork.begin();
    try {
      Field[] fields = declaring.getDeclaredFields();
      long[] found = new long[fields.length];
      int n = 0;
      for (int i = 0; i < fields.length; i++) {
        Field field = fields[i];
        boolean is = field.getName().equals(name) && !field.getType().isPrimitive();
        if (is && Modifier.isStatic(field.getModifiers()) == statics) {
          found[n++] = statics ? U.staticFieldOffset(field) : U.objectFieldOffset(field);
        }
      }
      long[] offsets = new long[n];
      System.arraycopy(found, 0, offsets, 0, n);
      return offsets;
    } finally {
      OwnWork.end(own);
    }
  }
}
