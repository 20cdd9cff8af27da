package dev.refcount.stores;

import dev.refcount.forked.Expect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Random;
import java.util.Stack;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;

/** What only lists can do, and what only deques can: by index, in place, at both ends. */
public final class ListsAndDeques {
  public static void main(String[] args) {
    lists();
    deques();
    Expect.done();
  }

  private static void lists() {
    new Stages<List<Probe>>()
        .inElements(new ArrayList<>()).inElements(new Vector<>()).inElements(new Stack<>())
        .inElements(new CopyOnWriteArrayList<>())
        .inElements(Collections.synchronizedList(new ArrayList<>()))
        .inElements(new ArrayList<Probe>(20).subList(0, 0))
        .inFields(new LinkedList<>())
        .then("add at an index", 2, it -> {
          for (int i = 0; i < 6; i++) it.holder.add(0, new Probe(i));
          it.holder.add(3, it.probe);
          it.holder.add(0, it.probe);
        })
        .then("set", 1, it -> it.holder.set(0, new Probe()))
        .then("addAll at an index", 3, it -> it.holder.addAll(2, List.of(it.probe, it.probe)))
        .then("remove at an index", 2, it -> it.holder.remove(it.holder.indexOf(it.probe)))
        .then("replaceAll", 0,
            it -> it.holder.replaceAll(each -> each == it.probe ? new Probe(6) : each))
        .then("Collections.fill", 8, it -> Collections.fill(it.holder.subList(0, 8), it.probe))
        .then("a part of it cleared", 5, it -> it.holder.subList(1, 4).clear())
        .then("sorted", 5, it -> it.holder.sort((a, b) -> a.rank - b.rank))
        .then("shuffled", 5, it -> Collections.shuffle(it.holder, new Random(1)))
        .then("rotated", 5, it -> Collections.rotate(it.holder, 2))
        .then("reversed", 5, it -> Collections.reverse(it.holder))
        .then("Collections.replaceAll", 0,
            it -> Collections.replaceAll(it.holder, it.probe, new Probe()))
        .then("Collections.copy", 2,
            it -> Collections.copy(it.holder, List.of(it.probe, it.probe)))
        .then("ListIterator.set and add", 3, it -> setAndAdd(it.holder, it.probe))
        .then("subList", 3, 2, it -> it.copy = it.holder.subList(0, 2).toArray())
        .then("the array let go", 3, it -> it.copy = null);
  }

  private static void setAndAdd(List<Probe> list, Probe probe) {
    try {
      ListIterator<Probe> iterator = list.listIterator(1);
      iterator.next();
      iterator.set(probe);
      iterator.add(probe);
    } catch (UnsupportedOperationException copyOnWrite) {
      list.add(probe);
    }
  }

  private static void deques() {
    new Stages<Deque<Probe>>()
        .inElements(new ArrayDeque<>(2)).inFields(new LinkedList<>())
        .inFields(new ConcurrentLinkedDeque<>()).inFields(new LinkedBlockingDeque<>())
        .then("addFirst, addLast", 2, it -> {
          for (int i = 0; i < 20; i++) it.holder.addFirst(new Probe());
          it.holder.addFirst(it.probe);
          it.holder.addLast(it.probe);
        })
        .then("offerFirst, offerLast, push", 5, it -> {
          it.holder.offerFirst(it.probe);
          it.holder.offerLast(it.probe);
          it.holder.push(it.probe);
        })
        .then("pollFirst, pollLast, pop", 2, it -> {
          it.holder.pollFirst();
          it.holder.pollLast();
          it.holder.pop();
        })
        .then("peeked", 2, it -> {
          Expect.equal("peekFirst", true, it.holder.peekFirst() == it.probe);
          Expect.equal("peekLast", true, it.holder.peekLast() == it.probe);
        })
        .then("removeFirstOccurrence", 1, it -> it.holder.removeFirstOccurrence(it.probe))
        .then("removeLastOccurrence", 0, it -> it.holder.removeLastOccurrence(it.probe))
        .then("addLast", 1, it -> it.holder.addLast(it.probe))
        .then("removed from behind", 0, it -> removeFromBehind(it.holder, it.probe))
        .then("kept", 1, it -> it.holder.add(it.probe));
  }

  private static void removeFromBehind(Deque<Probe> deque, Probe probe) {
    for (Iterator<Probe> each = deque.descendingIterator(); each.hasNext(); ) {
      if (each.next() == probe) each.remove();
    }
  }
}
