package dev.refcount.stores;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what a program can see of itself: to be run with and without the agent. It knows no agent. */
public final class Transparent {
  /** Tagged, serializable, and without a version of its own: the JDK computes one from its members. */
  static class Parcel extends Probe implements Serializable, Comparable<Parcel> {
    private static Parcel last;
    private static final List<String> KINDS = List.of("small", "large");

    protected final String address;
    private transient Object cache;
    private Parcel inside;
    Parcel[] beside = new Parcel[1];

    Parcel(String address) {
      this.address = address;
      last = this;
    }

    Parcel put(Parcel parcel) {
      inside = parcel;
      beside[0] = parcel;
      cache = parcel;
      return this;
    }

    @Override
    public int compareTo(Parcel other) {
      return address.compareTo(other.address);
    }

    @Override
    public String toString() {
      return KINDS.get(inside == null ? 0 : 1) + " " + address
          + (inside == null ? "" : inside == this ? " in itself" : " with " + inside)
          + (cache == null ? "" : " cached");
    }
  }

  /** What asks for its size finds fields of {@code Thread} that are laid out by annotation. */
  static class Courier extends Thread {
    private static final Courier WAITING = new Courier();

    @Override
    public String toString() {
      return "courier " + (isAlive() ? "under way" : "waits");
    }
  }

  record Label(Parcel parcel, String text) implements Serializable {}

  enum Size {
    SMALL, LARGE {
      @Override
      Parcel parcel() {
        return new Parcel("enum");
      }
    };

    Parcel parcel() {
      return null;
    }
  }

  private Parcel field;

  public static void main(String[] args) throws Exception {
    System.out.println("threads of its group: " + Thread.activeCount());
    System.out.println("arguments " + List.of(args));
    results();
    TransparentMembers.print();
    TransparentHandles.print();
    serialisation();
    TransparentFailures.print();
    TransparentStops.print();
    Thread failing = new Thread(() -> System.out.println(new Transparent().field.address), "failing");
    failing.start();
    failing.join();
    System.out.println(Courier.WAITING);
    System.out.println("the end");
    System.exit(3);
  }

  private static void results() {
    Parcel a = new Parcel("a");
    Parcel b = new Parcel("b").put(a);
    System.out.println(a + ", " + b + ", last is " + Parcel.last);
    System.out.println(new Label(a, "x").equals(new Label(a, "x")) + " "
        + new Label(a, "x").equals(new Label(b, "x")) + " " + new Label(null, "x").hashCode()
        + " " + new Label(b, "x"));
    Map<Parcel, Object> map = new TreeMap<>(Map.of(b, a, a, b));
    map.put(new Parcel("c"), Size.LARGE.parcel());
    System.out.println(map + " " + Size.valueOf("SMALL").parcel());
    List<String> frames = StackWalker.getInstance().walk(all -> all.map(Object::toString).toList());
    System.out.println(frames);
    StackTraceElement[] trace = Thread.currentThread().getStackTrace();
    System.out.println(List.of(trace));
  }

  private static void serialisation() throws Exception {
    for (Class<?> type : List.of(Parcel.class, Label.class, Size.class)) {
      ObjectStreamClass form = ObjectStreamClass.lookup(type);
      System.out.println(form + " " + List.of(form.getFields()));
    }
    Parcel parcel = new Parcel("sent");
    parcel.put(parcel);
    byte[] bytes = written(new Label(parcel, "label"));
    System.out.println(bytes.length + " bytes, hash " + java.util.Arrays.hashCode(bytes));
    Label read = (Label) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    System.out.println(read + " " + (read.parcel().beside[0] == read.parcel()));
    System.out.println(java.util.Arrays.equals(bytes, written(read)));
  }

  private static byte[] written(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
