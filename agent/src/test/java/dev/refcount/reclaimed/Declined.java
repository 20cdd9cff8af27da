package dev.refcount.reclaimed;

import dev.refcount.Gc;

/** Asks for a collection that the VM was told not to make. */
public final class Declined {
  private Declined() {}

  public static void main(String[] arguments) {
    Vertex vertex = new Vertex();
    vertex.e0 = vertex;
    vertex = null;
    System.out.println(Gc.collect() + " " + Gc.lastCollection().declined() + " " + Gc.getObjects().size());
  }
}
