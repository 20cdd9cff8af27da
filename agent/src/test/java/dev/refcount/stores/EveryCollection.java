package dev.refcount.stores;

import dev.refcount.forked.Expect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;

/** Every collection of java.util and java.util.concurrent, through each way in and out. */
public final class EveryCollection {
  private static final Comparator<Probe> BY_RANK = Comparator.comparingInt(Probe::touch);

  public static void main(String[] args) {
    new Stages<Collection<Probe>>()
        .inElements(new ArrayList<>()).inElements(new Vector<>()).inElements(new Stack<>())
        .inElements(new ArrayDeque<>()).inElements(new PriorityQueue<>(BY_RANK))
        .inElements(new ArrayBlockingQueue<>(200))
        .inElements(new PriorityBlockingQueue<>(1, BY_RANK))
        .inElements(new CopyOnWriteArrayList<>()).inElements(new CopyOnWriteArraySet<>())
        .inElements(Collections.newSetFromMap(new IdentityHashMap<>()))
        .inElements(Collections.synchronizedCollection(new ArrayList<>()))
        .inElements(Collections.checkedList(new ArrayList<>(), Probe.class))
        .inElements(Collections.asLifoQueue(new ArrayDeque<>()))
        .inFields(new LinkedList<>()).inFields(new HashSet<>()).inFields(new LinkedHashSet<>())
        .inFields(new TreeSet<>(BY_RANK)).inFields(new ConcurrentSkipListSet<>(BY_RANK))
        .inFields(ConcurrentHashMap.newKeySet())
        .inFields(new ConcurrentLinkedQueue<>()).inFields(new ConcurrentLinkedDeque<>())
        .inFields(new LinkedBlockingQueue<>()).inFields(new LinkedBlockingDeque<>())
        .inFields(new LinkedTransferQueue<>())
        .inFields(Collections.synchronizedSet(new HashSet<>()))
        .weakly(Collections.newSetFromMap(new WeakHashMap<>()))
        .then("add", 1, it -> it.holder.add(it.probe))
        .then("grown", 1, it -> addOthers(it.holder))
        .then("walked", 1, it -> walk(it.holder))
        .then("remove", 0, it -> it.holder.remove(it.probe))
        .then("addAll", 1, it -> it.holder.addAll(List.of(it.probe)))
        .then("removed by an iterator", 0, it -> removeByIterator(it.holder, it.probe))
        .then("add", 1, it -> it.holder.add(it.probe))
        .then("removeIf", 0, it -> it.holder.removeIf(each -> each.rank == 7))
        .then("add", 1, it -> it.holder.add(it.probe))
        .then("toArray", 1, 1, it -> it.copy = it.holder.toArray())
        .then("typed toArray", 1, 1, it -> it.copy = it.holder.toArray(new Probe[0]))
        .then("the array let go", 1, it -> it.copy = null)
        .then("retainAll", 1, it -> it.holder.retainAll(Set.of(it.probe)))
        .then("removeAll", 0, it -> it.holder.removeAll(Set.of(it.probe)))
        .then("add", 1, it -> it.holder.add(it.probe))
        .then("clear", 0, it -> it.holder.clear())
        .then("kept", 1, it -> it.holder.add(it.probe));
    Expect.done();
  }

  private static void addOthers(Collection<Probe> holder) {
    for (int i = 100; i < 160; i++) holder.add(new Probe(i));
  }

  private static void walk(Collection<Probe> holder) {
    int sum = 0;
    for (Probe each : holder) sum += each.rank;
    Spliterator<Probe> rest = holder.spliterator();
    Spliterator<Probe> first = rest.trySplit();
    if (first != null) first.forEachRemaining(Probe::touch);
    rest.tryAdvance(Probe::touch);
    Expect.equal("the sum of the ranks", sum, holder.stream().mapToInt(Probe::touch).sum());
  }

  private static void removeByIterator(Collection<Probe> holder, Probe probe) {
    Iterator<Probe> iterator = holder.iterator();
    while (iterator.hasNext()) {
      if (iterator.next() == probe) {
        try {
          iterator.remove();
        } catch (UnsupportedOperationException copyOnWrite) {
          holder.remove(probe);
        }
        return;
      }
    }
  }
}
