package dev.refcount.verdict;

import dev.refcount.boot.Type;
import dev.refcount.layout.Layouts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shallow instance sizes by class, laid out once. */
final class Bytes {
  private final Map<Type, Long> known = new ConcurrentHashMap<>();

  long of(Type type) {
    Long bytes = known.get(type);
    if (bytes == null) {
      Class<?> loaded = type.get();
      // Of an unloaded class the size is not known any more; it is rarely asked for the first time then.
      bytes = loaded == null || loaded.isArray() ? 16L : Layouts.instanceBytes(loaded);
      known.put(type, bytes);
    }
    return bytes;
  }
}
