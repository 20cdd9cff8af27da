package dev.refcount.audited;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.refcount.Audit;
import dev.refcount.Refs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Four threads store into shared and own holders of many kinds, all of them properly synchronised or
 * volatile; then the program rests and audits itself. An argument is a file to dump the heap to.
 */
final class Busy {
  private static final int ROUNDS = 20_000;
  private static final AtomicReferenceArray<Object> SLOTS = new AtomicReferenceArray<>(16);
  private static final Map<Integer, Item> MAP = new ConcurrentHashMap<>();
  private static final ConcurrentLinkedQueue<Item> QUEUE = new ConcurrentLinkedQueue<>();
  private static volatile Object raced;

  private final Random random;
  private final List<Item> list = new ArrayList<>();
  private final Map<Integer, Object> map = new HashMap<>();
  private final ArrayDeque<Item> deque = new ArrayDeque<>();
  private final Unwoven unwoven = new Unwoven();
  private final Object[] array = new Object[8];
  private Supplier<Object> captured;

  private Busy(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] arguments) throws Exception {
    Busy[] workers = new Busy[4];
    Thread[] threads = new Thread[workers.length];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Busy(i);
      threads[i] = new Thread(workers[i]::work);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Unwoven.storeStatic(new Item());
    Audit audit = Refs.audit();
    System.out.println("checked " + audit.checked() + " drifts " + audit.drifts().size());
    audit.drifts().stream().flatMap(drift -> drift.holders().stream()).forEach(System.out::println);
    if (arguments.length > 0) {
      dump(arguments[0]);
    }
    System.out.println("kept " + workers.length + raced);
  }

  static void dump(String file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, true);
  }

  private void work() {
    for (int round = 0; round < ROUNDS; round++) {
      step(random.nextInt(4) == 0 ? null : new Item(), random.nextInt(12));
    }
  }

  private void step(Item item, int kind) {
    int slot = random.nextInt(16);
    switch (kind) {
      case 0 -> SLOTS.set(slot, item);
      case 1 -> SLOTS.compareAndSet(slot, SLOTS.get(slot), item);
      case 2 -> raced = item;
      case 3 -> list.add(item);
      case 4 -> map.put(random.nextInt(300), item);
      case 5 -> map.remove(random.nextInt(300));
      case 6 -> System.arraycopy(array, 0, array, slot % 4, 4);
      case 7 -> unwoven.storeField(item);
      case 8 -> Unwoven.storeElement(array, item);
      case 9 -> captured = Unwoven.capture(item);
      case 10 -> Unwoven.storeStatic(item);
      default -> shared(item, slot);
    }
  }

  private void shared(Item item, int slot) {
    if (item == null) {
      MAP.remove(slot);
      QUEUE.poll();
      deque.poll();
      return;
    }
    item.next = SLOTS.get(slot);
    MAP.put(random.nextInt(200), item);
    QUEUE.add(item);
    deque.add(item);
  }
}
