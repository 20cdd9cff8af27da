package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** Static fields go with their class, and their class with its loader. */
public final class Unloading {
  /** Loaded once more by each {@link Isolated} loader. */
  public static final class Keeper implements UnaryOperator<Object> {
    private static Object first;
    private static Object second;

    @Override
    public Object apply(Object value) {
      second = first;
      first = value;
      return second;
    }
  }

  private static final class Isolated extends ClassLoader {
    private final Object field;

    Isolated(Object field) {
      super(Unloading.class.getClassLoader());
      this.field = field;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Keeper.class.getName())) return super.loadClass(name, resolve);
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @SuppressWarnings("unchecked")
    UnaryOperator<Object> keeper() throws ReflectiveOperationException {
      return (UnaryOperator<Object>) loadClass(Keeper.class.getName())
          .getDeclaredConstructor().newInstance();
    }
  }

  public static void main(String[] args) throws Exception {
    Probe probe = new Probe();
    UnaryOperator<Object> kept = new Isolated(null).keeper();
    keep(kept, probe);
    counts("two static fields of a class", probe, 0, 2, 0, 1);
    loadAndForget(probe);
    eventually("of three classes, two of which are unloaded", probe, 0, 2, 0, 1);
    equal("the third is another class", false, kept.getClass() == Keeper.class);
    kept(kept);
    Expect.done();
  }

  private static void keep(UnaryOperator<Object> keeper, Probe probe) {
    keeper.apply(probe);
    keeper.apply(probe);
  }

  private static void loadAndForget(Probe probe) throws ReflectiveOperationException {
    UnaryOperator<Object> one = new Isolated(probe).keeper();
    UnaryOperator<Object> other = new Isolated(probe).keeper();
    keep(one, probe);
    keep(other, probe);
    counts("of three classes, and a field of two loaders", probe, 2, 6, 0, 2);
    kept(one, other);
  }
}
