package dev.refcount.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class TypesTest {
  private static final class CountedSubject {}

  private static final class AskedWhileDeciding {}

  @BeforeAll
  static void installTagger() {
    TestTagger.install();
    ReflectedFields.install();
  }

  @Test
  void a_class_is_decided_once() {
    assertTrue(Types.of(CountedSubject.class).all());
    assertTrue(Types.of(TypesTest.class).untagged());
    assertSame(Types.of(CountedSubject.class), Types.of(CountedSubject.class));
    assertEquals(CountedSubject.class.getName(), Types.of(CountedSubject.class).name());
  }

  /** The number told the VM's address of it, and no more; cut to a column's width, a table showed nothing else. */
  @Test
  void the_class_of_a_lambda_is_named_without_its_number() {
    Runnable lambda = () -> {};
    String name = Types.of(lambda.getClass()).name();
    assertTrue(lambda.getClass().getName().startsWith(name + "/"), name);
    assertEquals(Object[].class.getTypeName(), Types.of(Object[].class).name());
  }

  @Test
  void every_one_of_many_classes_keeps_its_own_type() {
    List<Class<?>> classes = manyClasses();
    List<Type> types = new ArrayList<>();
    for (Class<?> type : classes) {
      types.add(Types.of(type));
    }
    for (int i = 0; i < classes.size(); i++) {
      assertSame(types.get(i), Types.of(classes.get(i)));
      assertTrue(types.get(i).is(classes.get(i)));
    }
  }

  /** Those of lambdas, scripts and proxies come and go as long as a program runs. */
  @Test
  void classes_that_are_gone_take_no_room() throws InterruptedException {
    int before = Types.snapshot().length;
    byte[] bytes = EmptyClass.bytes("dev/refcount/boot/Passing");
    for (int batch = 0; batch < 8; batch++) {
      List<WeakReference<Class<?>>> gone = new ArrayList<>();
      for (int i = 0; i < before / 4; i++) {
        Class<?> passing = new EmptyClass.Loader().define(bytes);
        assertTrue(Types.of(passing).untagged());
        gone.add(new WeakReference<>(passing));
      }
      Rig.collectUntil(() -> gone.stream().allMatch(each -> each.get() == null));
    }
    assertTrue(Types.snapshot().length <= 2 * before, before + ", then " + Types.snapshot().length);
  }

  /** As those of an application are that is deployed again and again: what they add to the report stays. */
  @Test
  void counted_classes_that_are_gone_take_no_room_either() throws InterruptedException {
    String name = "dev.refcount.boot.CountedPassing";
    int before = Types.snapshot().length;
    byte[] bytes = EmptyClass.bytes(name.replace('.', '/'));
    int born = 0;
    for (int batch = 0; batch < 16; batch++) {
      List<WeakReference<Class<?>>> gone = new ArrayList<>();
      Object[] array = new Object[before / 4];
      for (int i = 0; i < array.length; i++) {
        Object counted = EmptyClass.instance(new EmptyClass.Loader().define(bytes));
        Rig.put(array, i, counted);
        Rig.put(array, i, null);
        gone.add(new WeakReference<>(counted.getClass()));
        born++;
      }
      int all = born;
      Rig.collectUntil(
          () -> sum(name, Type::reclaimed) == all && gone.stream().allMatch(each -> each.get() == null));
    }
    assertTrue(Types.snapshot().length <= 2 * before, before + ", then " + Types.snapshot().length);
    assertEquals(born, sum(name, Type::born));
    assertEquals(born, sum(name, Type::reclaimed));
    assertEquals(born, sum(name, type -> type.added(Kind.ELEMENT)));
  }

  private static long sum(String name, ToLongFunction<Type> number) {
    long sum = 0;
    for (Type type : Types.snapshot()) {
      sum += type != null && name.equals(type.name()) ? number.applyAsLong(type) : 0;
    }
    return sum;
  }

  /** Among so many some share both of their places in the cache, and some of them with others of these. */
  @Test
  void each_of_many_classes_is_untagged_until_single_objects_of_it_are_counted() {
    List<Object> objects = new ArrayList<>();
    for (Class<?> type : manyClasses()) {
      objects.add(Array.newInstance(type, 0));
    }
    objects.add((Runnable) () -> {});
    for (int i = 0; i < 400; i++) {
      objects.add(EmptyClass.instance(new EmptyClass.Loader().define(EmptyClass.bytes("ofALoaderThatGoes" + i))));
    }
    for (int round = 0; round < 2; round++) {
      for (Object object : objects) {
        assertTrue(Types.untagged(object));
      }
    }
    for (int i = objects.size() - 1; i >= 0; i -= 7) {
      Types.tagSome(Types.of(objects.get(i).getClass()));
      assertFalse(Types.untagged(objects.get(i)));
    }
    for (int round = 0; round < 2; round++) {
      for (int i = objects.size() - 1, tagged = 0; i >= 0; i--, tagged++) {
        assertEquals(tagged % 7 != 0, Types.untagged(objects.get(i)), objects.get(i).getClass().getName());
      }
    }
  }

  /** The tagger may run code of any kind, which stores: that must neither recurse nor be remembered. */
  @Test
  void a_class_that_is_asked_for_while_another_is_decided_is_decided_later() {
    boolean[] untagged = new boolean[1];
    class CountedLater {}
    CountedLater later = new CountedLater();
    TestTagger.whileDeciding = () -> untagged[0] = Types.untagged(later);
    Types.of(AskedWhileDeciding.class);
    assertTrue(untagged[0]);
    assertFalse(Types.untagged(later));
  }

  /**
   * The same, for the one class in 4,096 whose identity hash names the first entry of the caches: the one that
   * the answer for undecided classes names too.
   */
  @Test
  void not_even_one_whose_hash_is_that_of_the_undecided_is_remembered_as_untagged() {
    Object unlucky = unluckyCounted();
    TestTagger.whileDeciding = () -> Types.untagged(unlucky);
    class DecidedNow {}
    Types.of(DecidedNow.class);
    assertFalse(Types.untagged(unlucky));
  }

  /** Else the first instance of a class that is met there would leave all later ones uncounted, too. */
  @Test
  void a_class_that_is_met_where_stack_or_memory_has_run_out_is_decided_the_next_time() {
    class CountedAtTheBrink {}
    class CountedInFullMemory {}
    assertDecidedLater(new CountedAtTheBrink(), new StackOverflowError());
    assertDecidedLater(new CountedInFullMemory(), new OutOfMemoryError());
  }

  /** It may strike in the midst of a hook; swallowed there, the thread would go on for ever. */
  @Test
  void what_stops_a_thread_goes_on_to_the_program() {
    class CountedByTheStopped {}
    class CountedByAVariable {}
    CountedByTheStopped subject = new CountedByTheStopped();
    Object[] array = {subject};
    int troubles = Trouble.count();
    assertStops(() -> Hooks.element(array, 0, Rig.SITE));
    assertStops(() -> Ledger.syncElement(new Object[1], 0, new CountedByAVariable(), Rig.SITE));
    assertStops(() -> Hooks.local(null, new CountedByAVariable(), Rig.SITE));
    assertEquals(troubles, Trouble.count());
    Hooks.element(array, 0, Rig.SITE);
    Rig.assertCounts(0, 0, 1, 0, subject);
  }

  /** No store is missing by that, and the report told of one. */
  @Test
  void a_birth_that_there_is_no_stack_for_is_made_good_by_the_first_store() {
    class CountedBornAtTheBrink {}
    class CountedNewbornAtTheBrink {}
    int troubles = Trouble.count();
    Object born = new CountedBornAtTheBrink();
    atTheBrink(() -> Hooks.born(born));
    Object newborn = new CountedNewbornAtTheBrink();
    atTheBrink(() -> Hooks.newborn(newborn));
    assertEquals(troubles, Trouble.count());
    Object[] array = {born, newborn};
    Hooks.element(array, 0, Rig.SITE);
    Hooks.element(array, 1, Rig.SITE);
    Rig.assertCounts(0, 0, 1, 0, born);
    Rig.assertCounts(0, 0, 1, 0, newborn);
  }

  private static void atTheBrink(Runnable hook) {
    TestTagger.whileDeciding = () -> {
      throw new StackOverflowError();
    };
    hook.run();
  }

  private static void assertStops(Executable hook) {
    TestTagger.whileDeciding = () -> {
      throw new ThreadDeath();
    };
    assertThrows(ThreadDeath.class, hook);
  }

  @Test
  void a_static_field_is_looked_at_again_too() {
    class CountedInAStatic {}
    CountedInAStatic subject = new CountedInAStatic();
    int site = Sites.add(Place.ofField(Rig.Holding.class.getName(), "shared", "Ljava/lang/Object;"));
    Rig.Holding.shared = subject;
    TestTagger.whileDeciding = () -> {
      throw new StackOverflowError();
    };
    Hooks.staticField(subject, Rig.Holding.class, site);
    Snapshot.settle();
    Rig.assertCounts(0, 1, 0, 0, subject);
    Rig.putShared(null);
  }

  private static void assertDecidedLater(Object subject, VirtualMachineError brink) {
    Object[] array = {subject};
    TestTagger.whileDeciding = () -> {
      throw brink;
    };
    Hooks.element(array, 0, Rig.SITE);
    Snapshot.settle();
    Rig.assertCounts(0, 0, 1, 0, subject);
  }

  /** An instance of a counted class, asked for nowhere yet, whose hash ends in twelve zeros. */
  private static Object unluckyCounted() {
    byte[] bytes = EmptyClass.bytes("dev/refcount/boot/CountedUnlucky");
    while (true) {
      Class<?> type = new EmptyClass.Loader().define(bytes);
      if ((System.identityHashCode(type) & 4095) == 0) {
        return EmptyClass.instance(type);
      }
    }
  }

  private static List<Class<?>> manyClasses() {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> element : List.of(int.class, String.class, Object.class, List.class, Proxy.class)) {
      Class<?> type = element;
      for (int dimensions = 1; dimensions < 250; dimensions++) {
        type = type.arrayType();
        classes.add(type);
      }
    }
    return classes;
  }
}
