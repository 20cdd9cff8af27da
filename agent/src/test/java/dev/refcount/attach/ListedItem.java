package dev.refcount.attach;

import dev.refcount.Holding;
import dev.refcount.Refs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Says where the JDK's own code stored an object. */
final class ListedItem {
  ListedItem() {}

  public static void main(String[] arguments) {
    ListedItem item = new ListedItem();
    // Nothing that dies: when the collector sees to that is its own affair.
    List<Object> list = new ArrayList<>(4);
    list.add(item);
    Map<String, Object> map = new HashMap<>();
    map.put("item", item);
    System.out.println(Refs.counts(item));
    // Of holdings no order is promised.
    TreeSet<String> places = new TreeSet<>();
    for (Holding holding : Refs.holdings(item)) {
      places.add(holding.kind() + " " + holding.site());
    }
    places.forEach(System.out::println);
    list.clear();
    System.out.println(Refs.count(item));
  }
}
