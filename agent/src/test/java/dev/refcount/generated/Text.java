package dev.refcount.generated;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in templates: {@code ${a / b}} is one of the alternatives. */
final class Text {
  private static final Pattern ALTERNATIVES = Pattern.compile("\\$\\{([^{}]*)\\}");

  private Text() {}

  static String choose(String template, Random random) {
    Matcher matcher = ALTERNATIVES.matcher(template);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(of(random, found.group(1).split(" / ", -1))));
  }

  static <T> T of(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  static <T> T of(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
