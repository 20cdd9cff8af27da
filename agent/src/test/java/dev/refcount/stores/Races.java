package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Audit;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Up to sixteen threads store tagged objects, others and null into the same slots, each store volatile,
 * atomic or locked. At rest nothing has drifted. Seeded, and as long as its operations, not its time.
 */
public final class Races {
  private static final int OPERATIONS = 2_000;
  private static final int SLOTS = 4;
  private static final List<Races> KEPT = new ArrayList<>();
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final AtomicReferenceFieldUpdater<Races, Object> UPDATER =
      AtomicReferenceFieldUpdater.newUpdater(Races.class, Object.class, "updated");

  private static volatile Object statical;

  private final Probe[] probes = new Probe[8];
  private final Object[] elements = new Object[SLOTS];
  private final Object[] locked = new Object[SLOTS];
  private final AtomicReference<Object> cell = new AtomicReference<>();
  private final Map<Integer, Object> map = new ConcurrentHashMap<>();
  private final Map<Integer, Object> sorted = new ConcurrentSkipListMap<>();
  private final Queue<Object> queue = new ConcurrentLinkedDeque<>();
  private final List<Object> list = new CopyOnWriteArrayList<>();
  private volatile Object updated;
  private volatile Object field;
  private volatile Box box = new Box();

  /** Replaced all the time: a holder that has no record yet when the first store races. */
  private static final class Box {
    volatile Object content;
  }

  public static void main(String[] args) throws Exception {
    for (int threads = 2; threads <= 16; threads *= 2) {
      Races races = new Races();
      KEPT.add(races);
      races.run(threads);
    }
    Audit audit = Refs.audit();
    equal("probes are left", true, audit.checked() >= 32);
    equal("drifts", List.of(), audit.drifts());
    Expect.done();
  }

  private void run(int threads) throws InterruptedException {
    for (int i = 0; i < probes.length; i++) probes[i] = new Probe(i);
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      Random random = new Random(31L * threads + i);
      all[i] = new Thread(() -> {
        for (int n = 0; n < OPERATIONS; n++) step(random, value(random));
      });
    }
    for (Thread each : all) each.start();
    for (Thread each : all) each.join();
  }

  private Object value(Random random) {
    int kind = random.nextInt(4);
    return kind == 0 ? null : kind == 1 ? "not a probe" : probes[random.nextInt(probes.length)];
  }

  private void step(Random random, Object value) {
    int slot = random.nextInt(SLOTS);
    switch (random.nextInt(14)) {
      case 0 -> field = value;
      case 1 -> statical = value;
      case 2 -> ELEMENT.setVolatile(elements, slot, value);
      case 3 -> ELEMENT.compareAndSet(elements, slot, ELEMENT.getVolatile(elements, slot), value);
      case 4 -> ELEMENT.getAndSet(elements, slot, value);
      case 5 -> {
        synchronized (locked) {
          locked[slot] = value;
        }
      }
      case 6 -> {
        synchronized (locked) {
          System.arraycopy(locked, 0, locked, 1, SLOTS - 1);
        }
      }
      case 7 -> cell.compareAndSet(cell.get(), value);
      case 8 -> cell.getAndSet(value);
      case 9 -> UPDATER.set(this, value);
      case 10 -> {
        if (value == null) box = new Box();
        else box.content = slot == 0 ? null : value;
      }
      case 11 -> map.merge(slot, value == null ? "" : value, (before, now) -> slot == 0 ? null : now);
      case 12 -> {
        if (value == null) sorted.remove(slot);
        else sorted.put(slot, value);
      }
      default -> inOrder(value);
    }
  }

  private void inOrder(Object value) {
    if (value == null) {
      queue.poll();
      list.clear();
    } else {
      queue.add(value);
      if (list.addAll(List.of(value)) && list.size() > 20) list.removeIf(each -> each == value);
    }
  }
}
