package dev.refcount.boot;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.internal.reflect.MethodAccessor;
import jdk.internal.vm.annotation.Hidden;

/**
 * What {@code Method.invoke} calls, for the methods that store references natively: the JDK's own accessor, which may
 * be native too, and a hook behind it.
 */
public final class CopyAccessor implements MethodAccessor {
  private final MethodAccessor jdks;
  private final String name;
  private final int site;

  private CopyAccessor(MethodAccessor jdks, String name, int site) {
    this.jdks = jdks;
    this.name = name;
    this.site = site;
  }

  /** At the return of the JDK's maker of accessors. */
  public static MethodAccessor of(MethodAccessor accessor, Method method, int site) {
    Class<?> owner = method.getDeclaringClass();
    String name = method.getName();
    // The JDK's code of Arrays.copyOf is woven, and the compilers leave it as it is where it is called like this.
    boolean copies = Operations.standIn(owner, name) && !name.startsWith("copyOf");
    return copies ? new CopyAccessor(accessor, name, site) : accessor;
  }

  @Override
  @Hidden
  public Object invoke(Object object, Object[] arguments) throws InvocationTargetException {
    switch (name) {
      case "arraycopy": return arraycopy(object, arguments);
      case "clone": return Hooks.cloned(object, jdks.invoke(object, arguments), site);
      case "set": return set(object, arguments);
      default: return Operations.born(null, jdks.invoke(object, arguments));
    }
  }

  /** Of methods that ask for their caller (JDK 18 on), which none of these does. */
  @Hidden
  public Object invoke(Object object, Object[] arguments, Class<?> caller) throws InvocationTargetException {
    return invoke(object, arguments);
  }

  /** The arguments are read beforehand: the array that they are in may be what is copied to. */
  @Hidden
  private Object arraycopy(Object object, Object[] arguments) throws InvocationTargetException {
    if (arguments == null || arguments.length != 5) {
      return jdks.invoke(object, arguments);
    }
    Object from = arguments[0];
    Object to = arguments[2];
    int at = number(arguments[1]);
    int start = number(arguments[3]);
    int length = number(arguments[4]);
    try {
      return jdks.invoke(object, arguments);
    } finally {
      // Also after an ArrayStoreException: what was copied before it stays.
      Operations.copied(from, at, to, start, length, site);
    }
  }

  @Hidden
  private Object set(Object object, Object[] arguments) throws InvocationTargetException {
    Object array = arguments == null || arguments.length != 3 ? null : arguments[0];
    int index = array == null ? 0 : number(arguments[1]);
    Object result = jdks.invoke(object, arguments);
    if (array instanceof Object[]) {
      Hooks.element((Object[]) array, index, site);
    }
    return result;
  }

  /** What reflection takes for an {@code int}, by widening too; all else it refuses, and stores nothing. */
  private static int number(Object argument) {
    if (argument instanceof Integer || argument instanceof Short || argument instanceof Byte) {
      return ((Number) argument).intValue();
    }
    return argument instanceof Character ? (Character) argument : -1;
  }
}
