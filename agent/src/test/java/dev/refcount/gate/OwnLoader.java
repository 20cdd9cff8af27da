package dev.refcount.gate;

import static dev.refcount.forked.Expect.counts;

import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;

/** A class loader that looks into its own place first has one of the two forms of loadClass. */
public final class OwnLoader extends ClassLoader {
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.equals(Keeper.class.getName())) {
      return super.loadClass(name, resolve);
    }
    try (InputStream in = OwnLoader.class.getResourceAsStream("OwnLoader$Keeper.class")) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException failure) {
      throw new ClassNotFoundException(name, failure);
    }
  }

  /** Counted. */
  public static final class Item {}

  /** Of the loader above. */
  public static final class Keeper {
    public Object kept = new Item();
  }

  public static void main(String[] arguments) throws Exception {
    Class<?> type = Class.forName(Keeper.class.getName(), true, new OwnLoader());
    Expect.equal("of its own loader", true, type != Keeper.class);
    Object keeper = type.getConstructor().newInstance();
    counts("in its field", type.getField("kept").get(keeper), 1, 0, 0, 0);
    Expect.done();
    LateKin.End.reached();
  }
}
