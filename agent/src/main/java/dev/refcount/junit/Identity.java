package dev.refcount.junit;

/**
 * One object, equal to none but itself; of the agent's own, so that to remember an object with it counts as
 * no reference.
 */
final class Identity {
  final Object object;

  Identity(Object object) {
    this.object = object;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Identity && ((Identity) other).object == object;
  }
}
