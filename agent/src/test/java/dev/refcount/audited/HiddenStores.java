package dev.refcount.audited;

import dev.refcount.Refs;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/** A hidden class stores to a field of one that is not. */
public final class HiddenStores {
  static Item kept;

  private HiddenStores() {}

  static final class Storing implements Consumer<Item> {
    @Override
    public void accept(Item item) {
      kept = item;
    }
  }

  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) throws Exception {
    byte[] classFile;
    try (InputStream in = HiddenStores.class.getResourceAsStream("HiddenStores$Storing.class")) {
      classFile = in.readAllBytes();
    }
    Class<?> hidden = MethodHandles.lookup().defineHiddenClass(classFile, true).lookupClass();
    ((Consumer<Item>) hidden.getDeclaredConstructor().newInstance()).accept(new Item());
    System.out.println(Refs.audit().drifts());
  }
}
