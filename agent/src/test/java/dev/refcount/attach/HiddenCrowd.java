package dev.refcount.attach;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;

import dev.refcount.Refs;
import dev.refcount.boot.Sites;
import dev.refcount.forked.Expect;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Makes and drops ever more hidden classes, at first of one name, then each of another. */
public final class HiddenCrowd {
  private static final int OF_ONE_NAME = 500;
  private static final int OF_OTHER_NAMES = 2_000;
  static Object kept;

  static final class Item {}

  /** The digits of its name are others each time. */
  static final class Many00000 implements Consumer<Object> {
    private static Object shared;
    private Object own;

    @Override
    public void accept(Object it) {
      Object[] a = new Object[20];
      a[0] = it; a[1] = it; a[2] = it; a[3] = it; a[4] = it; a[5] = it; a[6] = it; a[7] = it; a[8] = it; a[9] = it;
      a[10] = it; a[11] = it; a[12] = it; a[13] = it; a[14] = it; a[15] = it; a[16] = it; a[17] = it; a[18] = it;
      kept = a;
      own = it;
      shared = own;
    }
  }

  private HiddenCrowd() {}

  public static void main(String[] arguments) throws Exception {
    Item item = new Item();
    store(made(0), item);
    int before = Sites.count();
    for (int i = 0; i < OF_ONE_NAME; i++) {
      made(0);
    }
    equal("numbers that more of one name take", 0, Sites.count() - before);
    int number = 0;
    while (number < OF_OTHER_NAMES && !areTooMany()) {
      for (int i = 0; i < 100; i++) {
        made(++number);
      }
    }
    equal("at last they are too many", true, areTooMany());
    before = Sites.count();
    Consumer<Object> last = made(++number);
    made(++number);
    equal("numbers that more take then", 0, Sites.count() - before);
    store(last, item);
    Expect.kept(last);
    Expect.done();
  }

  private static boolean areTooMany() {
    return Refs.report().notWoven().stream().anyMatch(left -> left.className().equals("hidden classes"));
  }

  /** What others have held goes with them. */
  private static void store(Consumer<Object> holder, Item item) {
    holder.accept(item);
    eventually("what it holds", item, 1, 1, 19, 2);
    holder.accept(null);
    eventually("what it held", item, 0, 0, 0, 2);
  }

  @SuppressWarnings("unchecked")
  private static Consumer<Object> made(int number) throws Exception {
    try (InputStream in = HiddenCrowd.class.getResourceAsStream("HiddenCrowd$Many00000.class")) {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      byte[] classFile =
          text.replace("$Many00000", "$Many" + (10_000 + number)).getBytes(StandardCharsets.ISO_8859_1);
      return (Consumer<Object>) MethodHandles.lookup().defineHiddenClass(classFile, true)
          .lookupClass().getDeclaredConstructor().newInstance();
    }
  }
}
