package dev.refcount.generated;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expressions for the places of a template, out of what is in scope. */
final class Values {
  private static final Pattern PLACE = Pattern.compile("\\$([vwofin])");

  /** Read no local variable and run no check. */
  private static final List<String> FREE =
      List.of(
          "s0", "s1", "h0.f0", "h1.own", "h0.v", "a0[0]", "a0[2]", "new T0()", "null", "t(s2)",
              "ref.get()",
          "T1.last", "h1.fin", "aa[1][1]", "E.A.held", "new T0()");

  private static final List<String> READ =
      List.of(
          "list.isEmpty() ? null : list.get(0)", "list.isEmpty() ? s0 : list.remove(0)",
              "map.get($i)",
          "map.remove($i)", "queue.peek()", "queue.poll()", "deque.peekFirst()", "deque.pollLast()",
          "refs.get($i)", "stamped.getReference()", "marked.getReference()",
              "(T0) VF.getVolatile(h0)",
          "(T0) VA.get(a0, $i)", "local.get()", "sized.get()", "inherited.get()", "maker.get()",
          "byEnum.get(E.B)", "shared.get($i)", "sharedQueue.poll()",
              "optional == null ? null : optional.orElse(null)",
          "set.isEmpty() ? null : set.iterator().next()", "a0[$i]", "t(a1[$i])", "aa[0][$i]",
          "h0 instanceof H1 h$n ? h$n.own : null", "s2 instanceof R0 r$n ? r$n.a() : s1",
          "future.getNow(null)", "s2 instanceof F f$n ? f$n.cargo : null", "((T0) some(s0)).next");

  private final Random random;
  private final int methods;
  private int numbers = 1;
  /** Set when an expression was made that may run checks. */
  private boolean calls;

  Values(Random random, int methods) {
    this.random = random;
    this.methods = methods;
  }

  int number() {
    return numbers++;
  }

  /** Whether what was filled in since the last question may run checks. */
  boolean calls() {
    boolean called = calls;
    calls = false;
    return called;
  }

  void call() {
    calls = true;
  }

  String fill(String template, Context context) {
    Matcher matcher = PLACE.matcher(Text.choose(template, random));
    String number = null;
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String by = switch (matcher.group(1).charAt(0)) {
        case 'v' -> value(context, 2);
        case 'w' -> "some(" + value(context, 1) + ")";
        case 'o' -> object(context);
        case 'f' -> free(context);
        case 'i' -> Integer.toString(random.nextInt(4));
        default -> number == null ? number = Integer.toString(number()) : number;
      };
      matcher.appendReplacement(text, Matcher.quoteReplacement(by));
    }
    String filled = matcher.appendTail(text).toString();
    if (filled.matches("(?s).*(new (T1|T2|H0|H1|R1)\\b|R1\\.of|constructed|new In).*")) {
      calls = true;
    }
    return filled;
  }

  /** A {@code T0} or null. */
  String value(Context context, int depth) {
    int choice = random.nextInt(20);
    if (choice < 8 && context.some("T0") != null) {
      return context.some("T0");
    }
    if (choice < 11) {
      return free(context);
    }
    if (choice < 15 || depth == 0) {
      return "(" + fill(Text.of(random, READ), context) + ")";
    }
    return switch (choice) {
      case 15 -> "new T1(" + value(context, depth - 1) + ", " + object(context) + ")" + called();
      case 16 -> "new T2(" + value(context, depth - 1) + ")" + called();
      case 17 -> call(context, depth - 1);
      case 18 -> "(O.flip(" + number() + ") ? " + value(context, depth - 1) + " : "
          + value(context, depth - 1) + ")";
      default -> context.some("Object") == null ? "s1" : "t(" + context.some("Object") + ")";
    };
  }

  private String called() {
    calls = true;
    return "";
  }

  String object(Context context) {
    int choice = random.nextInt(8);
    if (choice < 2 && context.some("Object") != null) {
      return context.some("Object");
    }
    return switch (choice) {
      case 0, 1 -> "s2";
      case 2 -> "\"text\"";
      case 3 -> "kept";
      case 4 -> "new R0(" + value(context, 0) + ", s2)";
      case 5 -> "R1.of(" + value(context, 0) + ", kept)" + called();
      default -> "(Object) " + value(context, 1);
    };
  }

  /** May stand in a lambda. */
  String free(Context context) {
    String frozen = context.frozen();
    return frozen != null && random.nextInt(3) == 0 ? frozen : Text.of(random, FREE);
  }

  /** A call of a method that stands behind this one, so that there is no recursion, or null. */
  String call(Context context, int depth) {
    if (context.alone || context.method + 1 >= methods) {
      return "null";
    }
    calls = true;
    int method = context.method + 1 + random.nextInt(methods - context.method - 1);
    String first = value(context, depth);
    String second = object(context);
    return "(O.fuel() ? O.left(O.mark(), m" + method + "(" + first + ", " + second + ")) : s0)";
  }
}
