package dev.refcount.demo.board;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** An object that the board has drawn once. Weak: a board that held its objects would change the lesson. */
final class Seen extends WeakReference<Object> {
  static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();

  final String label;
  final String type;
  /** Whether the time at which its count reached zero has been told. */
  boolean zeroTold;

  volatile boolean reclaimed;

  Seen(Object object, String label) {
    super(object, QUEUE);
    this.label = label;
    this.type = object.getClass().getSimpleName();
  }

  /** Reports each object in the moment in which the collector hands over its weak reference. */
  static void report() {
    while (true) {
      try {
        Seen gone = (Seen) QUEUE.remove();
        Facts.event(gone.label, "reclaimed", Facts.now());
        gone.reclaimed = true;
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
