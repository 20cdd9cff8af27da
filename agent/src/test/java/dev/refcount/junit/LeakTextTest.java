package dev.refcount.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Site;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class LeakTextTest {
  private static final Site SITE = new Site("com.acme.Pool", "add", "Pool.java", 7);

  @Test
  void each_reference_is_a_line_with_who_stored_it() {
    Object object = new Object();
    assertEquals(
        LeakText.name(object) + " is held by"
            + "\n  field Pool.f0 of java.lang.String, stored at com.acme.Pool.add(Pool.java:7) by main"
            + "\n  field Pool.f1 of java.lang.String, stored at com.acme.Pool.add(Pool.java:7) by main",
        LeakText.of(object, "is held by", holdings(2)));
  }

  @Test
  void of_many_references_ten_are_told_and_how_many_more_there_are() {
    String ten = LeakText.of("", "is held by", holdings(10));
    assertEquals(11, ten.lines().count(), ten);
    String more = LeakText.of("", "is held by", holdings(12));
    assertEquals(12, more.lines().count(), more);
    assertTrue(more.endsWith("\n  field Pool.f9 of java.lang.String, stored at com.acme.Pool.add(Pool.java:7) by main"
        + "\n  … and 2 more references"), more);
  }

  @Test
  void where_no_reference_is_known_it_says_what_may_hold_the_object() throws Exception {
    assertEquals("  nothing that the ledger knows", others(new Object()));
    CountDownLatch ended = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                ended.await();
              } catch (InterruptedException early) {
                throw new IllegalStateException(early);
              }
            });
    assertEquals("  nothing that the ledger knows", others(thread));
    thread.start();
    assertEquals("  the VM: the thread runs", others(thread));
    ended.countDown();
    thread.join();
    assertEquals("  nothing that the ledger knows", others(thread));
    try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
      assertTrue(others(loader).startsWith("  nothing that the ledger knows, but the VM may"));
    }
  }

  private static String others(Object object) {
    return LeakText.of(object, "is held by", List.of()).lines().toList().get(1);
  }

  private static List<Holding> holdings(int number) {
    List<Holding> holdings = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      holdings.add(new Holding(Kind.FIELD, "", "field Pool.f" + i, SITE, "main", true));
    }
    return holdings;
  }
}
