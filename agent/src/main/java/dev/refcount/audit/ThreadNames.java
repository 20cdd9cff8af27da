package dev.refcount.audit;

import dev.refcount.holdings.ThreadWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Which threads run, and what they are called, by passes over the dump that are made anyway where there are enough. */
final class ThreadNames {
  private static final String THREAD = "java.lang.Thread";

  private final DumpReader dump;
  private final Strings strings;
  private final Map<Long, Long> names = new HashMap<>();
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Integer, Long> running = new HashMap<>();

  ThreadNames(DumpReader dump) {
    this.dump = dump;
    this.strings = new Strings(dump);
  }

  /** In the first pass. */
  void instance(long id, DumpClass type, byte[] fields) {
    if (type.extendsClass(THREAD)) {
      try {
        names.put(id, strings.want(dump.reference(fields, type.position("name", dump.idSize()))));
      } catch (DumpException otherVm) {
        throw new UncheckedIOException(otherVm);
      }
    }
  }

  void runs(long id, int thread) {
    running.put(thread, id);
    numbers.put(id, thread);
  }

  boolean isRunning(long id) {
    return numbers.containsKey(id);
  }

  /** In each other pass. */
  void string(long id, DumpClass type, byte[] fields) {
    strings.string(id, type, fields);
  }

  boolean wantsContent(long array) {
    return strings.wantsContent(array);
  }

  void content(long array, byte[] bytes) {
    strings.content(array, bytes);
  }

  /** By its name; nothing if it has none. */
  String words(int thread) throws IOException {
    Long id = running.get(thread);
    Long name = id == null ? null : names.get(id);
    for (int pass = 0; pass < 2 && name != null && strings.text(name) == null; pass++) {
      dump.read(new DumpVisitor() {
        @Override
        public void instance(long object, DumpClass type, byte[] fields) {
          strings.string(object, type, fields);
        }

        @Override
        public boolean wantsPrimitives(long array) {
          return strings.wantsContent(array);
        }

        @Override
        public void primitives(long array, byte[] bytes) {
          strings.content(array, bytes);
        }
      });
    }
    String text = name == null ? null : strings.text(name);
    return text == null || text.isEmpty() ? "" : " of thread " + ThreadWords.printable(text);
  }
}
