package dev.refcount.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import org.junit.jupiter.api.Test;

/** Nothing of a class loader is called, and none is kept. */
final class ProgramLoadersTest {
  private static final class Untouchable extends ClassLoader {
    @Override
    public boolean equals(Object other) {
      throw new AssertionError("equals");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("hashCode");
    }

    @Override
    public String toString() {
      throw new AssertionError("toString");
    }
  }

  private static ProgramLoader some() {
    return new ProgramLoader(true, null);
  }

  @Test
  void each_loader_has_its_own() {
    ProgramLoaders loaders = new ProgramLoaders();
    ClassLoader one = new Untouchable();
    ClassLoader other = new Untouchable();
    ProgramLoader ofOne = some();
    ProgramLoader ofOther = some();
    assertNull(loaders.of(one));
    assertSame(ofOne, loaders.add(one, ofOne));
    assertNull(loaders.of(other));
    assertSame(ofOther, loaders.add(other, ofOther));
    assertSame(ofOne, loaders.of(one));
    assertSame(ofOther, loaders.of(other));
  }

  @Test
  void what_comes_first_stays() {
    ProgramLoaders loaders = new ProgramLoaders();
    ClassLoader loader = new Untouchable();
    ProgramLoader first = some();
    assertSame(first, loaders.add(loader, first));
    assertSame(first, loaders.add(loader, some()));
    assertSame(first, loaders.of(loader));
  }

  @Test
  void what_is_gone_leaves_nothing() throws Exception {
    ProgramLoaders loaders = new ProgramLoaders();
    ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
    Reference<ClassLoader> gone = new PhantomReference<>(added(loaders), queue);
    ClassLoader stays = added(loaders);
    do {
      System.gc();
    } while (queue.remove(100) != gone);
    while (loaders.size() > 1) {
      // The collector hands over one reference after the other.
      Thread.onSpinWait();
    }
    assertEquals(1, loaders.size());
    Reference.reachabilityFence(stays);
  }

  private static ClassLoader added(ProgramLoaders loaders) {
    ClassLoader loader = new Untouchable();
    loaders.add(loader, some());
    return loader;
  }
}
