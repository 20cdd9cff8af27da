package dev.refcount.attach;

import dev.refcount.Refs;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Two class loaders have the same class over another that has two forms, as two web applications may have. */
public final class TwoForms {
  /** In the place of which a loader has one of the others. */
  public static class Base0 {
    protected Object inherited;
  }

  public static class Base1 {
    protected Object inherited;
  }

  public static class Base2 {
    protected long number = -1;
    protected Object inherited;
    protected long other = -1;
  }

  public static final class Heir extends Base0 implements Consumer<Object> {
    private final List<Object> list = Arrays.asList(new Object[1]);
    private Object own;

    @Override
    public void accept(Object object) {
      own = object;
      inherited = object;
      list.set(0, object);
    }
  }

  static class Loader extends ClassLoader {
    private final String form;

    Loader(String form) {
      super(TwoForms.class.getClassLoader());
      this.form = form;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        if (name.equals(Heir.class.getName())) {
          return define(name, classFile(name));
        }
        return name.equals(Base0.class.getName())
            ? define(name, classFile(name.replace("0", form)).replace("Base" + form, "Base0"))
            : super.loadClass(name, resolve);
      }
    }

    private Class<?> define(String name, String classFile) {
      byte[] bytes = classFile.getBytes(StandardCharsets.ISO_8859_1);
      ProtectionDomain domain = TwoForms.class.getProtectionDomain();
      return defineClass(name, bytes, 0, bytes.length, domain);
    }

    private static String classFile(String name) {
      try (InputStream in = TwoForms.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
  }

  private TwoForms() {}

  public static void main(String[] arguments) throws Exception {
    for (String form : new String[] {"1", "2", "1"}) {
      stores(heir(new Loader(form)));
    }
  }

  @SuppressWarnings("unchecked")
  static Consumer<Object> heir(Loader loader) throws Exception {
    Class<?> type = loader.loadClass(Heir.class.getName());
    return (Consumer<Object>) type.getDeclaredConstructor().newInstance();
  }

  static void stores(Consumer<Object> heir) {
    ListedItem item = new ListedItem();
    heir.accept(item);
    System.out.println("held: " + Refs.counts(item).fields());
    heir.accept(null);
    System.out.println("let go: " + Refs.counts(item).fields());
    Reference.reachabilityFence(heir);
  }
}
