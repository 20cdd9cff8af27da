package dev.refcount.attach;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Ends in a way that is hard on who reports then. */
public final class AtItsEnd {
  private static final int KEPT = 250;
  private static final List<Object> HELD = new ArrayList<>();

  private static final class Item {
    Object field;
  }

  private AtItsEnd() {}

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < KEPT; i++) {
      HELD.add(new Item());
    }
    switch (arguments[0]) {
      case "daemons" -> daemons();
      case "files" -> useUpFiles();
      case "leaks" -> leak();
      case "fills" -> fill();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println("ends");
  }

  /** They go on, and make more than anybody can take off. */
  private static void daemons() {
    for (int i = 0; i < 3; i++) {
      Thread thread = new Thread(AtItsEnd::churn);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void churn() {
    while (true) {
      Item item = new Item();
      item.field = new Item();
    }
  }

  private static void leak() {
    while (true) {
      Item item = new Item();
      item.field = new byte[10_000];
      HELD.add(item);
    }
  }

  /** The list is as long as such a heap allows. */
  private static void fill() {
    while (true) {
      HELD.add(new Item());
    }
  }

  private static void useUpFiles() {
    List<FileInputStream> open = new ArrayList<>();
    try {
      while (true) {
        open.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException none) {
      HELD.add(open);
    }
  }
}
