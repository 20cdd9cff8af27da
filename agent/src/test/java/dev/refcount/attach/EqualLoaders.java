package dev.refcount.attach;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Class loaders that call themselves equal, as those of some frameworks do by their names, and have other classes. */
final class EqualLoaders {
  private static final AtomicInteger ASKED = new AtomicInteger();

  private static final class Equal extends TwoForms.Loader {
    Equal(String form) {
      super(form);
    }

    @Override
    public boolean equals(Object other) {
      ASKED.incrementAndGet();
      return other instanceof Equal;
    }

    @Override
    public int hashCode() {
      ASKED.incrementAndGet();
      return 1;
    }
  }

  private EqualLoaders() {}

  public static void main(String[] arguments) throws Exception {
    ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
    Reference<ClassLoader> first = new PhantomReference<>(loaded("1"), queue);
    Consumer<Object> second = TwoForms.heir(new Equal("2"));
    TwoForms.stores(second);
    Redeployed.awaitGone(queue, first);
    // It may have what the first has left, and nothing of what the second has.
    TwoForms.stores(TwoForms.heir(new TwoForms.Loader("1")));
    TwoForms.stores(second);
    System.out.println("asked: " + ASKED);
  }

  private static ClassLoader loaded(String form) throws Exception {
    TwoForms.Loader loader = new Equal(form);
    TwoForms.stores(TwoForms.heir(loader));
    return loader;
  }
}
