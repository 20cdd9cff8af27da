package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What deserialisation stores: into fields by Unsafe, into arrays, and by the classes' own methods. */
public final class Serialisation {
  static final class Sent extends Probe implements Serializable, Comparable<Sent> {
    private static final long serialVersionUID = 1;
    Object other;

    @Override
    public int compareTo(Sent that) {
      return Integer.compare(rank, that.rank);
    }
  }

  private static final class Reading implements Serializable {
    private static final long serialVersionUID = 1;
    private final Sent fixed = new Sent();
    private transient Sent again;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      again = fixed;
    }
  }

  private static final class GetField implements Serializable {
    private static final long serialVersionUID = 1;
    private Sent sent = new Sent();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      sent = (Sent) in.readFields().get("sent", null);
    }
  }

  private static final class Replaced implements Serializable {
    private static final long serialVersionUID = 1;
    static Sent only = new Sent();
    private final Sent sent = only;

    private Object readResolve() {
      return only;
    }
  }

  public static final class External implements Externalizable {
    private static final long serialVersionUID = 1;
    Sent sent = new Sent();

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeObject(sent);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      sent = (Sent) in.readObject();
    }
  }

  private record Pair(Sent left, List<Sent> right) implements Serializable {}

  public static void main(String[] args) throws Exception {
    Reading reading = copy(new Reading());
    eventually("readObject: a final field and a transient one", reading.fixed, 2, 0, 0, 0);
    GetField byName = copy(new GetField());
    eventually("readFields", byName.sent, 1, 0, 0, 0);
    Object resolved = copy(new Replaced());
    equal("readResolve", true, resolved == Replaced.only);
    eventually("what was read is let go for it", resolved, 0, 1, 0, 1);
    External external = copy(new External());
    eventually("readExternal", external.sent, 1, 0, 0, 0);
    Sent sent = new Sent();
    Pair pair = copy(new Pair(sent, new ArrayList<>(List.of(sent, sent))));
    eventually("a record's component, and elements of a list in it", pair.left, 1, 0, 2, 0);
    eventually("what was written", sent, 0, 0, 0, 1);
    cyclic();
    arrays();
    collections();
    kept(reading, byName, external, pair);
    Expect.done();
  }

  private static void cyclic() throws Exception {
    Sent first = new Sent();
    Sent second = new Sent();
    first.other = second;
    second.other = first;
    Sent read = copy(first);
    equal("a cycle of two", true, ((Sent) read.other).other == read);
    equal("both are counted", true, Refs.isTagged(read) && Refs.isTagged(read.other));
    eventually("in the other's field", read, 1, 0, 0, 1);
    eventually("in the first's field", read.other, 1, 0, 0, 0);
    kept(first, second);
  }

  private static void arrays() throws Exception {
    Sent sent = new Sent();
    Object[][] rows = copy(new Object[][] {{sent, sent}, {"text", sent}});
    eventually("elements of rows", rows[0][0], 0, 0, 3, 0);
    kept((Object) rows);
  }

  private static void collections() throws Exception {
    List<Collection<Sent>> elements = List.of(new ArrayList<>(), new ArrayDeque<>(),
        new CopyOnWriteArrayList<>(), new PriorityQueue<>());
    for (Collection<Sent> each : elements) held(each, 0, 1);
    held(new HashSet<>(), 1, 0);
    List<Map<String, Sent>> maps = List.of(new HashMap<>(), new TreeMap<>(), new ConcurrentHashMap<>());
    for (Map<String, Sent> each : maps) {
      each.put("key", new Sent());
      Map<String, Sent> read = copy(each);
      eventually("read: " + each.getClass().getSimpleName(), read.get("key"), 1, 0, 0, 0);
      kept(read);
    }
  }

  private static void held(Collection<Sent> written, int fields, int elements) throws Exception {
    written.add(new Sent());
    Collection<Sent> read = copy(written);
    String name = "read: " + written.getClass().getSimpleName();
    eventually(name, read.iterator().next(), fields, 0, elements, 0);
    kept(read);
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }
}
