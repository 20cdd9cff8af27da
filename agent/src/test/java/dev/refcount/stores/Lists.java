package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.forked.Expect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.Vector;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lists: an element of an array, or a field of a node. */
public final class Lists {
  public static void main(String[] args) {
    arrayList();
    grown();
    bulk(new ArrayList<>());
    bulk(new Vector<>());
    linkedList();
    copyOnWrite();
    immutable();
    Expect.done();
  }

  private static void arrayList() {
    Probe probe = new Probe();
    List<Probe> list = new ArrayList<>(8);
    list.add(probe);
    counts("ArrayList.add", probe, 0, 0, 1, 1);
    counts("ArrayList.get", list.get(0), 0, 0, 1, 1);
    list.add(0, probe);
    counts("ArrayList.add at an index", probe, 0, 0, 2, 1);
    list.set(1, null);
    counts("ArrayList.set", probe, 0, 0, 1, 1);
    Probe removed = list.remove(0);
    counts("ArrayList.remove by index", removed, 0, 0, 0, 2);
    list.add(probe);
    list.remove(probe);
    counts("ArrayList.remove by value", probe, 0, 0, 0, 2);
    ListIterator<Probe> iterator = list.listIterator();
    iterator.add(probe);
    counts("ListIterator.add", probe, 0, 0, 1, 2);
    iterator.previous();
    iterator.remove();
    counts("ListIterator.remove", probe, 0, 0, 0, 2);
    list.add(probe);
    list.clear();
    counts("ArrayList.clear", probe, 0, 0, 0, 2);
  }

  private static void grown() {
    Probe probe = new Probe();
    List<Object> list = new ArrayList<>(1);
    list.add(probe);
    for (int i = 0; i < 100; i++) list.add("element " + i);
    eventually("a grown ArrayList, the arrays it left behind reclaimed", probe, 0, 0, 1, 1);
    list.remove(0);
    counts("removed from the grown list", probe, 0, 0, 0, 1);
  }

  private static void bulk(List<Probe> list) {
    String name = list.getClass().getSimpleName();
    Probe probe = new Probe();
    Probe other = new Probe();
    list.addAll(List.of(other, probe, other));
    eventually(name + ".addAll", probe, 0, 0, 1, 1);
    list.addAll(1, Collections.nCopies(3, probe));
    eventually(name + ".addAll at an index", probe, 0, 0, 4, 1);
    list.replaceAll(each -> each == probe ? other : probe);
    eventually(name + ".replaceAll", probe, 0, 0, 2, 1);
    Collections.swap(list, 0, 1);
    counts("Collections.swap", other, 0, 0, 4, 1);
    list.removeIf(each -> each == other);
    eventually(name + ".removeIf: the removed one", other, 0, 0, 0, 1);
    eventually(name + ".removeIf: the other one", probe, 0, 0, 2, 1);
    list.subList(0, 1).clear();
    counts(name + ".subList.clear", probe, 0, 0, 1, 1);
    list.sort((a, b) -> 0);
    counts(name + ".sort", probe, 0, 0, 1, 1);
    list.retainAll(List.of());
    counts(name + ".retainAll", probe, 0, 0, 0, 1);
  }

  private static void linkedList() {
    Probe probe = new Probe();
    LinkedList<Probe> list = new LinkedList<>();
    list.add(probe);
    counts("LinkedList.add", probe, 1, 0, 0, 1);
    list.addFirst(probe);
    counts("LinkedList.addFirst", probe, 2, 0, 0, 1);
    list.set(0, null);
    counts("LinkedList.set", probe, 1, 0, 0, 1);
    list.removeLast();
    counts("LinkedList.removeLast empties the node", probe, 0, 0, 0, 1);
    list.push(probe);
    list.clear();
    counts("LinkedList.clear empties the nodes", probe, 0, 0, 0, 1);
  }

  private static void copyOnWrite() {
    Probe probe = new Probe();
    List<Probe> list = new CopyOnWriteArrayList<>();
    list.add(probe);
    counts("CopyOnWriteArrayList.add", probe, 0, 0, 1, 1);
    list.add(probe);
    eventually("a second time, the array before reclaimed", probe, 0, 0, 2, 1);
    list.set(0, null);
    eventually("CopyOnWriteArrayList.set", probe, 0, 0, 1, 1);
    clearedWhileIterating(list, probe);
    eventually("CopyOnWriteArrayList.clear", probe, 0, 0, 0, 1);
  }

  /** A method of its own: the interpreter would keep the dead iterator, and so the array, alive. */
  private static void clearedWhileIterating(List<Probe> list, Probe probe) {
    for (Probe each : list) {
      list.clear();
      counts("an iterator keeps the array it began with", probe, 0, 0, 1, each == null ? 2 : 3);
    }
  }

  private static void immutable() {
    Probe probe = new Probe();
    List<Probe> one = List.of(probe);
    counts("List.of one: a field", probe, 1, 0, 0, 1);
    List<Probe> two = List.of(probe, probe);
    counts("List.of two: two fields", probe, 3, 0, 0, 1);
    List<Probe> three = List.of(probe, probe, probe);
    eventually("List.of three: elements", probe, 3, 0, 3, 1);
    List<Probe> singleton = Collections.singletonList(probe);
    counts("Collections.singletonList: a field", probe, 4, 0, 3, 1);
    Optional<Probe> optional = Optional.of(probe);
    counts("Optional: a field", probe, 5, 0, 3, 1);
    equal("all of them hold it", true, one.get(0) == two.get(1)
        && three.get(2) == singleton.get(0) && optional.get() == probe);
  }
}
