package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.forked.Expect;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;

/** Queues: what is taken out is let go at once, except by a removed node that still refers. */
public final class Queues {
  private static final Comparator<Probe> BY_RANK = Comparator.comparingInt(Probe::touch);

  public static void main(String[] args) {
    inArrays(new ArrayDeque<>());
    inArrays(new ArrayBlockingQueue<>(4));
    inArrays(new PriorityQueue<>(BY_RANK));
    inArrays(new PriorityBlockingQueue<>(4, BY_RANK));
    inNodes(new ConcurrentLinkedQueue<>());
    inNodes(new ConcurrentLinkedDeque<>());
    inNodes(new LinkedBlockingQueue<>());
    inNodes(new LinkedBlockingDeque<>());
    bothEnds();
    grown(new ArrayDeque<>());
    grown(new PriorityQueue<>(BY_RANK));
    ordered();
    Expect.done();
  }

  private static void inArrays(Queue<Probe> queue) {
    String name = queue.getClass().getSimpleName();
    Probe probe = new Probe();
    queue.add(probe);
    counts(name + ".add", probe, 0, 0, 1, 1);
    counts(name + ".peek", queue.peek(), 0, 0, 1, 1);
    queue.offer(probe);
    counts(name + ".offer", probe, 0, 0, 2, 1);
    counts(name + ".poll", queue.poll(), 0, 0, 1, 1);
    queue.add(new Probe());
    queue.remove(probe);
    counts(name + ".remove by value", probe, 0, 0, 0, 1);
    queue.add(probe);
    queue.clear();
    counts(name + ".clear", probe, 0, 0, 0, 1);
  }

  private static void inNodes(Queue<Probe> queue) {
    String name = queue.getClass().getSimpleName();
    Probe probe = new Probe();
    queue.add(probe);
    counts(name + ".add", probe, 1, 0, 0, 1);
    counts(name + ".peek", queue.peek(), 1, 0, 0, 1);
    queue.offer(probe);
    counts(name + ".offer", probe, 2, 0, 0, 1);
    counts(name + ".poll", queue.poll(), 1, 0, 0, 1);
    queue.add(new Probe());
    queue.remove(probe);
    eventually(name + ".remove by value", probe, 0, 0, 0, 1);
    queue.add(probe);
    queue.clear();
    eventually(name + ".clear", probe, 0, 0, 0, 1);
  }

  private static void bothEnds() {
    Probe probe = new Probe();
    Deque<Probe> deque = new ArrayDeque<>();
    deque.addFirst(probe);
    deque.addLast(probe);
    deque.push(probe);
    counts("three times in an ArrayDeque", probe, 0, 0, 3, 1);
    deque.pollLast();
    counts("ArrayDeque.pollLast", probe, 0, 0, 2, 1);
    deque.removeFirstOccurrence(probe);
    counts("ArrayDeque.removeFirstOccurrence", probe, 0, 0, 1, 1);
    deque.pop();
    counts("ArrayDeque.pop", probe, 0, 0, 0, 1);
  }

  private static void grown(Queue<Probe> queue) {
    Probe probe = new Probe();
    for (int i = 0; i < 100; i++) queue.add(probe);
    eventually(queue.getClass().getSimpleName() + ", grown", probe, 0, 0, 100, 1);
    for (int i = 0; i < 60; i++) queue.remove();
    counts(queue.getClass().getSimpleName() + ", taken from", probe, 0, 0, 40, 1);
    queue.removeIf(each -> each == probe);
    eventually(queue.getClass().getSimpleName() + ".removeIf", probe, 0, 0, 0, 1);
  }

  private static void ordered() {
    Probe first = new Probe(1);
    Probe last = new Probe(100);
    Queue<Probe> queue = new PriorityQueue<>(200, BY_RANK);
    queue.add(last);
    for (int i = 99; i > 1; i--) queue.add(new Probe(i));
    queue.add(first);
    counts("a heap: the first", first, 0, 0, 1, 1);
    counts("a heap: the last", last, 0, 0, 1, 1);
    equal("the first comes out", true, queue.poll() == first);
    counts("a heap: the first is out", first, 0, 0, 0, 1);
    for (int i = 0; i < 98; i++) queue.poll();
    counts("a heap: the last is alone", last, 0, 0, 1, 1);
    equal("the last comes out", true, queue.poll() == last);
    counts("a heap: the last is out", last, 0, 0, 0, 1);
  }
}
