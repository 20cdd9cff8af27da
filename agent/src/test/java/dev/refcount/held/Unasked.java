package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whoever asks reflection for the fields of a class has its loader load the class of each; and for its simple name,
 * that of the class around it. Here that one is of another loader, and denies this one: an error, where it is asked.
 */
public final class Unasked {
  /** Of the loader that is watched. */
  public static final class Box extends Guest implements Consumer<Object> {
    private static Object shared;
    private final Box[] row = new Box[1];
    private Object content;
    @SuppressWarnings("unused")
    private Never other;

    @Override
    public void accept(Object tenant) {
      content = tenant;
      shared = tenant;
      row()[0] = this;
    }

    /** A call, so that the array has no name but that of its class. */
    private Box[] row() {
      return row;
    }
  }

  /** A tenant also to a class of another loader. */
  public static class Guest extends Tenant {}

  /** Nobody uses it. */
  public static final class Never {}

  private static final class Watched extends ClassLoader {
    private final List<String> asked = new ArrayList<>();

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      asked.add(name);
      return name.equals(Box.class.getName()) ? box() : super.loadClass(name, resolve);
    }

    private Class<?> box() {
      try (InputStream in = getResourceAsStream(Box.class.getName().replace('.', '/') + ".class")) {
        byte[] classFile = in.readAllBytes();
        return defineClass(Box.class.getName(), classFile, 0, classFile.length);
      } catch (IOException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }

  private Unasked() {}

  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) throws Exception {
    Watched loader = new Watched();
    Consumer<Object> box =
        (Consumer<Object>) loader.loadClass(Box.class.getName()).getDeclaredConstructor().newInstance();
    Tenant tenant = new Tenant();
    box.accept(tenant);
    equal("fields", List.of("field Unasked$Box.content", "static field Unasked$Box.shared"), slots(tenant));
    equal("an element", List.of("Unasked$Box[0]"), slots(box));
    equal("loaded for that", false, loader.asked.contains(Never.class.getName()));
    Expect.done();
  }

  private static List<String> slots(Object object) {
    List<String> slots = new ArrayList<>();
    for (Holding holding : Refs.holdings(object)) {
      if (holding.kind() != Kind.LOCAL) {
        slots.add(holding.slot());
      }
    }
    slots.sort(null);
    return slots;
  }
}
