package dev.refcount.reclaimed;

import dev.refcount.Gc;
import dev.refcount.boot.Reaper;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** How the records of some dead objects came to the reaper. */
public final class HandedOver {
  private static final int OBJECTS = 1_000;

  private HandedOver() {}

  public static void main(String[] arguments) throws Exception {
    Reference<?>[] records = records();
    Field queue = accessible(Reference.class.getDeclaredField("queue"));
    Field ofReaper = accessible(Reaper.class.getDeclaredField("queue"));
    Gc.collect();
    int gone = 0;
    int noted = 0;
    for (Reference<?> record : records) {
      gone += record.refersTo(null) ? 1 : 0;
      // What was linked in it has another one since.
      noted += queue.get(record) == ofReaper.get(null) ? 1 : 0;
    }
    System.out.println(gone + " gone, " + noted + " noted, by " + ofReaper.get(null).getClass().getName());
  }

  private static Reference<?>[] records() throws Exception {
    Method of = Class.forName("dev.refcount.boot.Nodes").getDeclaredMethod("of", Object.class);
    of.setAccessible(true);
    Reference<?>[] records = new Reference<?>[OBJECTS];
    for (int i = 0; i < OBJECTS; i++) {
      records[i] = (Reference<?>) of.invoke(null, new Vertex());
    }
    return records;
  }

  private static Field accessible(Field field) {
    field.setAccessible(true);
    return field;
  }
}
