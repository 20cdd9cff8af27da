package dev.refcount.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.refcount.boot.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoaderPlacesTest {
  private static final class Loader extends ClassLoader {}

  private final ClassLoader loader = new Loader();

  @Test
  void an_agent_that_comes_back_gives_the_classes_of_a_loader_the_numbers_they_had() {
    List<Integer> first = numbers(LoaderPlaces.of(loader), 1, 2);
    LoaderPlaces.outlive();
    assertEquals(first, numbers(LoaderPlaces.of(loader), 1, 2));
    List<Integer> more = numbers(LoaderPlaces.of(loader), 1, 2, 3);
    assertEquals(first, more.subList(0, 2));
    LoaderPlaces.outlive();
    assertEquals(more, numbers(LoaderPlaces.of(loader), 1, 2, 3));
  }

  @Test
  void the_same_class_of_another_loader_has_others() {
    LoaderPlaces.outlive();
    assertNotEquals(numbers(LoaderPlaces.of(loader), 1, 2), numbers(LoaderPlaces.of(new Loader()), 1, 2));
  }

  private static List<Integer> numbers(LoaderPlaces places, int... lines) {
    LoaderPlaces.OfClass ofClass = places.ofClass("com/acme/Store");
    List<Integer> numbers = new ArrayList<>();
    for (int line : lines) {
      numbers.add(ofClass.of(new Place("com.acme.Store", "put", "Store.java", line, "[]")));
    }
    ofClass.keep();
    return numbers;
  }
}
