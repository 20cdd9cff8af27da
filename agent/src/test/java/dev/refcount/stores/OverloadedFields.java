package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

/**
 * A class with five fields of one name, and one whose field hides an inherited one of another type that it uses, as
 * obfuscators make them: made of some with more names.
 */
public final class OverloadedFields {
  private static final String NAME = "only0";

  /** May be in any of the fields. */
  private static final class Item extends Probe implements Serializable, Cloneable, Comparable<Item> {
    @Override
    public int compareTo(Item other) {
      return 0;
    }
  }

  /** Puts the object into the field of this number, and returns what the others hold. */
  public static final class Fields implements BiFunction<Integer, Object, Object> {
    private int only0 = 0x7fff_ffff;
    private Object only1;
    private Serializable only2;
    private static Cloneable only3;
    private static Comparable<?> only4;

    @Override
    public Object apply(Integer field, Object object) {
      switch (field) {
        case 1 -> only1 = object;
        case 2 -> only2 = (Serializable) object;
        case 3 -> only3 = (Cloneable) object;
        default -> only4 = (Comparable<?>) object;
      }
      return only0 + " " + (only1 != null) + (only2 != null) + (only3 != null) + (only4 != null);
    }
  }

  public static class Parent {
    protected Object only1;
    protected static Serializable only2;
  }

  /** Its own field is an {@code int}, as if it were a reference. */
  public static final class Heir extends Parent implements BiFunction<Integer, Object, Object> {
    private int only0 = 0x7fff_ffff;

    @Override
    public Object apply(Integer field, Object object) {
      if (field == 1) {
        only1 = object;
      } else {
        only2 = (Serializable) object;
      }
      return only0 + " " + (only1 != null) + (only2 != null);
    }
  }

  private static final class Loader extends ClassLoader {
    Class<?> define(Class<?> original) throws IOException {
      byte[] classFile = classFile(original);
      return defineClass(original.getName(), classFile, 0, classFile.length);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Class<?> type = new Loader().define(Fields.class);
    equal("fields of its name", 5, named(type));
    stored(newFunction(type));
    set(type, newFunction(type));
    Loader loader = new Loader();
    loader.define(Parent.class);
    hidden(newFunction(loader.define(Heir.class)));
    Expect.done();
  }

  private static void stored(BiFunction<Integer, Object, Object> fields) {
    Item one = new Item();
    Item two = new Item();
    equal("what it holds", "2147483647 truefalsefalsefalse", fields.apply(1, one));
    counts("the first", one, 1, 0, 0, 1);
    equal("what it holds", "2147483647 truetruefalsefalse", fields.apply(2, one));
    counts("and the second", one, 2, 0, 0, 1);
    equal("what it holds", "2147483647 truetruetruefalse", fields.apply(3, one));
    counts("and a static one", one, 2, 1, 0, 1);
    equal("what it holds", "2147483647 truetruetruetrue", fields.apply(4, two));
    counts("another in the other", two, 0, 1, 0, 1);
    fields.apply(2, two);
    counts("less the second", one, 1, 1, 0, 1);
    counts("which the other has", two, 1, 1, 0, 1);
    for (int i = 1; i <= 4; i++) {
      fields.apply(i, null);
    }
    counts("none has it", one, 0, 0, 0, 1);
    counts("nor the other", two, 0, 0, 0, 1);
    Expect.kept(fields);
  }

  /** The same fields by reflection, and by method handles. */
  private static void set(Class<?> type, Object fields) throws Exception {
    Item one = new Item();
    int fieldCount = 0;
    int staticCount = 0;
    for (Field field : type.getDeclaredFields()) {
      if (!field.getName().equals(NAME) || field.getType() == int.class) {
        continue;
      }
      boolean isStatic = Modifier.isStatic(field.getModifiers());
      field.setAccessible(true);
      if (isStatic) {
        staticCount++;
        MethodHandle setter = MethodHandles.lookup().unreflectSetter(field);
        invoke(setter.asType(MethodType.methodType(void.class, Object.class)), one);
      } else {
        fieldCount++;
        field.set(fields, one);
      }
      counts(field.getType().getSimpleName() + " set", one, fieldCount, staticCount, 0, 1);
    }
    equal("of either", "2 2", fieldCount + " " + staticCount);
    Expect.kept(fields);
  }

  private static void invoke(MethodHandle setter, Object value) {
    try {
      setter.invokeExact(value);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  private static void hidden(BiFunction<Integer, Object, Object> heir) {
    Item one = new Item();
    equal("what it holds", "2147483647 truefalse", heir.apply(1, one));
    counts("an inherited field, hidden", one, 1, 0, 0, 1);
    equal("what it holds", "2147483647 truetrue", heir.apply(2, one));
    counts("and a static one", one, 1, 1, 0, 1);
    heir.apply(1, null);
    counts("less the first", one, 0, 1, 0, 1);
    heir.apply(2, null);
    counts("less the other", one, 0, 0, 0, 1);
    Expect.kept(heir);
  }

  @SuppressWarnings("unchecked")
  private static BiFunction<Integer, Object, Object> newFunction(Class<?> type) throws Exception {
    return (BiFunction<Integer, Object, Object>) type.getDeclaredConstructor().newInstance();
  }

  private static int named(Class<?> type) {
    int found = 0;
    for (Field field : type.getDeclaredFields()) {
      found += field.getName().equals(NAME) ? 1 : 0;
    }
    return found;
  }

  private static byte[] classFile(Class<?> original) throws IOException {
    String file = original.getName().substring(original.getPackageName().length() + 1) + ".class";
    try (InputStream in = OverloadedFields.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return text.replaceAll("only[1-4]", NAME).getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
