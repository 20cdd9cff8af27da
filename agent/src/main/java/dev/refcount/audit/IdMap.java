package dev.refcount.audit;

/** Object identifiers to small numbers: open addressing over flat arrays, for millions of entries. */
final class IdMap {
  private long[] ids = new long[1 << 6];
  private int[] values = new int[1 << 6];
  private int size;

  /** Identifier 0 is null and never an entry. */
  void put(long id, int value) {
    if (3L * (size + 1) > 2L * ids.length) {
      grow();
    }
    int i = find(id);
    if (ids[i] == 0) {
      size++;
    }
    ids[i] = id;
    values[i] = value;
  }

  /** The number of the identifier, or -1. */
  int get(long id) {
    if (id == 0) {
      return -1;
    }
    int i = find(id);
    return ids[i] == id ? values[i] : -1;
  }

  int size() {
    return size;
  }

  private int find(long id) {
    int mask = ids.length - 1;
    int i = (int) (id * 0x9E3779B97F4A7C15L >>> 33) & mask;
    while (ids[i] != 0 && ids[i] != id) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private void grow() {
    long[] oldIds = ids;
    int[] oldValues = values;
    ids = new long[2 * oldIds.length];
    values = new int[2 * oldIds.length];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != 0) {
        int to = find(oldIds[i]);
        ids[to] = oldIds[i];
        values[to] = oldValues[i];
      }
    }
  }
}
