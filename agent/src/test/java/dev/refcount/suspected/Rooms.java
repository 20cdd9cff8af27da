package dev.refcount.suspected;

import dev.refcount.Refs;
import java.util.ArrayList;
import java.util.List;

/** Members are told by method references that nobody removes: each removal makes one of its own, which is not there. */
final class Rooms {
  private static final int ROUNDS = 5;
  private static final int MEMBERS = 60;
  private static final List<Runnable> LISTENERS = new ArrayList<>();

  private static final class Member {
    void told() {}
  }

  private Rooms() {}

  public static void main(String[] arguments) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < MEMBERS; i++) {
        comeAndGo(new Member());
      }
      Refs.report();
    }
  }

  private static void comeAndGo(Member member) {
    LISTENERS.add(member::told);
    Runnable another = member::told;
    LISTENERS.remove(another);
  }
}
