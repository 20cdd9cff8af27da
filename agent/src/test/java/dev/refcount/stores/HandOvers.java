package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Queues that hand an object from one thread to another, most of them without keeping it. */
public final class HandOvers {
  private static final class Due extends Probe implements Delayed {
    Due(int rank) {
      super(rank);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return rank;
    }

    @Override
    public int compareTo(Delayed other) {
      return Integer.compare(rank, ((Due) other).rank);
    }
  }

  /** What a thread does that may be interrupted. */
  private interface Step {
    void run() throws Exception;
  }

  private Probe received;

  public static void main(String[] args) throws Exception {
    handedOver(new SynchronousQueue<>());
    handedOver(new SynchronousQueue<>(true));
    handedOver(new LinkedTransferQueue<>());
    handedOver(new ArrayBlockingQueue<>(1));
    handedOver(new LinkedBlockingDeque<>(1));
    transferred();
    exchanged();
    delayed();
    drained();
    Expect.done();
  }

  /** A hundred times, so that each side waits for the other at one time or another. */
  private static void handedOver(BlockingQueue<Probe> queue) throws Exception {
    Probe probe = new Probe();
    Probe[] source = {probe};
    HandOvers there = new HandOvers();
    Thread taker = started(() -> {
      for (int i = 0; i < 100; i++) there.received = queue.take();
    });
    for (int i = 0; i < 100; i++) queue.put(source[0]);
    taker.join();
    taker = null;
    eventually(queue.getClass().getSimpleName() + ", handed over", probe, 1, 0, 1, 1);
    there.received = null;
    equal("nothing is left", 0, queue.size());
    eventually("let go by the taker", probe, 0, 0, 1, 1);
    kept(queue, source);
  }

  private static void transferred() throws Exception {
    Probe probe = new Probe();
    LinkedTransferQueue<Probe> queue = new LinkedTransferQueue<>();
    equal("nobody waits", false, queue.tryTransfer(probe));
    eventually("a transfer that failed", probe, 0, 0, 0, 1);
    equal("nobody comes", false, queue.tryTransfer(probe, 1, TimeUnit.MILLISECONDS));
    eventually("a transfer that timed out", probe, 0, 0, 0, 1);
    HandOvers there = new HandOvers();
    Thread taker = started(() -> there.received = queue.take());
    queue.transfer(probe);
    taker.join();
    taker = null;
    eventually("a transfer", probe, 1, 0, 0, 1);
    kept(queue, there);
  }

  private static void exchanged() throws Exception {
    Probe here = new Probe();
    Probe there = new Probe();
    HandOvers one = new HandOvers();
    HandOvers other = new HandOvers();
    other.received = there;
    Exchanger<Probe> exchanger = new Exchanger<>();
    one.received = here;
    Thread partner = started(() -> {
      for (int i = 0; i < 51; i++) other.received = exchanger.exchange(other.received);
    });
    for (int i = 0; i < 51; i++) one.received = exchanger.exchange(one.received);
    partner.join();
    partner = null;
    equal("exchanged an odd number of times", true, one.received == there);
    eventually("what was here is there", here, 1, 0, 0, 1);
    eventually("what was there is here", there, 1, 0, 0, 1);
    kept(exchanger, one, other);
  }

  private static void delayed() throws InterruptedException {
    Due due = new Due(0);
    DelayQueue<Due> queue = new DelayQueue<>();
    for (int i = 1; i < 30; i++) queue.add(new Due(i));
    queue.add(due);
    eventually("DelayQueue.add", due, 0, 0, 1, 1);
    equal("the one that is due", true, queue.take() == due);
    counts("DelayQueue.take", due, 0, 0, 0, 1);
    equal("no other is due", null, queue.poll());
    queue.add(due);
    queue.remove(due);
    counts("DelayQueue.remove", due, 0, 0, 0, 1);
  }

  private static void drained() {
    Probe probe = new Probe();
    BlockingQueue<Probe> queue = new LinkedBlockingDeque<>();
    List<Probe> list = new ArrayList<>(10);
    queue.add(probe);
    queue.add(probe);
    queue.add(probe);
    queue.drainTo(list, 2);
    eventually("two of three drained into a list", probe, 1, 0, 2, 1);
    kept(queue, list);
  }

  private static Thread started(Step step) {
    Thread thread = new Thread(() -> {
      try {
        step.run();
      } catch (Exception e) {
        Expect.unreachable("a step that fails: " + e);
      }
    });
    thread.start();
    return thread;
  }
}
