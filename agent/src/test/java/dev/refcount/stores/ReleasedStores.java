package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One thread stores a tagged object in release or opaque mode, another sees it and stores null over it the same way:
 * neither store has a fence behind it, which would keep the look for the holder's record from passing it.
 */
public final class ReleasedStores {
  private static final int HOLDERS = 15_000;
  /** As far apart as no cache holds: the store is still under way when its hook looks. */
  private static final int FAR = 40;

  private static final VarHandle CONTENT;

  static {
    try {
      CONTENT = MethodHandles.lookup().findVarHandle(Box.class, "content", Object.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** New each time: a holder that has no record yet. */
  private static final class Box {
    Object content;
  }

  private final Box[] boxes = new Box[HOLDERS];
  private final long[] far = new long[1 << 25];
  private final boolean opaque;
  private volatile Box current;
  private volatile int emptied;

  private ReleasedStores(boolean opaque) {
    this.opaque = opaque;
  }

  public static void main(String[] arguments) throws InterruptedException {
    for (boolean opaque : new boolean[] {false, true}) {
      Probe probe = new Probe();
      ReleasedStores stores = new ReleasedStores(opaque);
      stores.run(probe);
      equal((opaque ? "opaque" : "release") + ", in the fields of all", 0, Refs.counts(probe).fields());
      Expect.kept(stores);
    }
    Expect.done();
  }

  private void run(Probe probe) throws InterruptedException {
    Thread empties = new Thread(this::empty);
    empties.start();
    for (int i = 0; i < HOLDERS; i++) {
      boxes[i] = new Box();
      current = boxes[i];
      put(boxes[i], probe);
      for (int spins = 0; emptied <= i; spins++) {
        pause(spins);
      }
    }
    empties.join();
  }

  private void empty() {
    Box last = null;
    int at = 0;
    for (int i = 0; i < HOLDERS; i++) {
      for (int spins = 0; current == last; spins++) {
        pause(spins);
      }
      last = current;
      for (int spins = 0; isEmpty(last); spins++) {
        pause(spins);
      }
      for (int k = 0; k < FAR; k++) {
        far[at = at * 1_103_515_245 + 12_345 & far.length - 1] = i;
      }
      put(last, null);
      emptied = i + 1;
    }
  }

  private boolean isEmpty(Box box) {
    return (opaque ? CONTENT.getOpaque(box) : CONTENT.getAcquire(box)) == null;
  }

  /** The other thread may have no processor. */
  private static void pause(int spins) {
    if (spins < 20_000) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  private void put(Box box, Object value) {
    if (opaque) {
      CONTENT.setOpaque(box, value);
    } else {
      CONTENT.setRelease(box, value);
    }
  }
}
