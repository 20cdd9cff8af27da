package dev.refcount.suspected;

import dev.refcount.Refs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sessions that nobody removes; each has a cart, which knows its session, and the cart ten items. */
final class Carts {
  private static final int ROUNDS = 5;
  private static final int SESSIONS = 60;
  private static final int ITEMS = 10;
  private static final Map<Integer, Session> LIVE = new HashMap<>();

  private static final class Item {}

  private static final class Cart {
    final List<Item> items = new ArrayList<>();
    final Session session;

    Cart(Session session) {
      this.session = session;
    }
  }

  private static final class Session {
    final Cart cart = new Cart(this);
  }

  private Carts() {}

  public static void main(String[] arguments) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < SESSIONS; i++) {
        Session session = new Session();
        for (int k = 0; k < ITEMS; k++) {
          session.cart.items.add(new Item());
        }
        LIVE.put(LIVE.size(), session);
      }
      Refs.report();
    }
  }
}
