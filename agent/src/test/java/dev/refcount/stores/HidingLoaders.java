package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.RefCount;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** A loader that shows its classes nothing of the boot loader's but {@code java.*}, as those of OSGi do. */
public final class HidingLoaders {
  /** Its class is defined by such a loader, and names the hooks as woven, and the API by itself. */
  public static final class Guest implements Function<Object, Object> {
    private static Object shared;
    private Object field;

    @Override
    public Object apply(Object given) {
      shared = given;
      field = given;
      Object[] array = {given, field};
      RefCount counts = Refs.counts(array[1]);
      shared = null;
      return counts;
    }
  }

  private static class Hiding extends ClassLoader {
    Hiding() {
      super(HidingLoaders.class.getClassLoader());
    }

    protected String named(String name) {
      return name;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("java.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && name.equals(Guest.class.getName())) {
        byte[] classFile = classFile(name);
        loaded = defineClass(named(name), classFile, 0, classFile.length);
      }
      if (loaded == null) {
        throw new ClassNotFoundException(name);
      }
      return loaded;
    }
  }

  /** Leaves it to the class file how its class is called: then no transformer is told either. */
  private static final class Unnaming extends Hiding {
    @Override
    protected String named(String name) {
      return null;
    }
  }

  /** Overrides the method that the VM calls. */
  private static final class HidingAtOnce extends Hiding {
    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
      return loadClass(name, false);
    }
  }

  public static void main(String[] args) throws Exception {
    guest(new Hiding());
    guest(new HidingAtOnce());
    guest(new Unnaming());
    hidden("dev.refcount.agent.RefcountAgent");
    hidden("dev.refcount.boot.None");
    hidden("dev.refcount.stores.Probe");
    Expect.done();
  }

  @SuppressWarnings("unchecked")
  private static void guest(ClassLoader loader) throws Exception {
    Probe probe = new Probe();
    Class<?> type = loader.loadClass(Guest.class.getName());
    equal("it is the loader's own", loader, type.getClassLoader());
    Function<Object, Object> guest =
        (Function<Object, Object>) type.getDeclaredConstructor().newInstance();
    // Local variables: the parameter of apply, and the one here.
    equal("a field, a static and two elements", new RefCount(1, 1, 2, 2), guest.apply(probe));
    equal("a field", 1, Refs.counts(probe).fields());
    equal("still there", true, guest.toString() != null);
  }

  private static void hidden(String name) {
    try {
      new Hiding().loadClass(name);
      equal("hidden: " + name, "no", "found");
    } catch (ClassNotFoundException expected) {
      equal("hidden: " + name, name, expected.getMessage());
    }
  }

  private static byte[] classFile(String name) {
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = HidingLoaders.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
