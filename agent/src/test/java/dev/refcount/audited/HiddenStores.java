package dev.refcount.audited;

import dev.refcount.Refs;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A hidden class stores to a field of one that is not, another to its own. */
public final class HiddenStores {
  static Item kept;
  static Object owner;

  private HiddenStores() {}

  static final class Storing implements Consumer<Item> {
    @Override
    public void accept(Item item) {
      kept = item;
    }
  }

  static final class Owner implements Supplier<Object> {
    private final Object own = new Item();

    @Override
    public Object get() {
      return own;
    }
  }

  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) throws Exception {
    ((Consumer<Item>) made("Storing")).accept(new Item());
    owner = made("Owner");
    System.out.println(Refs.audit().drifts());
    Refs.path(((Supplier<?>) owner).get()).forEach(System.out::println);
  }

  private static Object made(String template) throws Exception {
    try (InputStream in = HiddenStores.class.getResourceAsStream("HiddenStores$" + template + ".class")) {
      return MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true)
          .lookupClass().getDeclaredConstructor().newInstance();
    }
  }
}
