package dev.refcount.report;

import java.util.Locale;

/** The small change of writing HTML. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Words of the text report as a sentence of the page. */
  static String sentence(String words) {
    return escape(Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".");
  }

  /** {@code maxCount} as {@code max count}: how keys of the model are read. */
  static String words(String key) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(key.charAt(i - 1))) {
        words.append(' ');
      }
      words.append(Character.toLowerCase(c));
    }
    return words.toString();
  }

  static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) number)
        : String.format(Locale.ROOT, "%,.2f", number);
  }

  /** A qualified name, or a place that begins with one: its package stands back. */
  static String name(String name) {
    int end = name.indexOf('(') < 0 ? name.length() : name.indexOf('(');
    int last = 0;
    for (int dot = name.indexOf('.'); dot >= 0 && dot < end; dot = name.indexOf('.', dot + 1)) {
      if (!Character.isLowerCase(name.charAt(last)) || name.substring(last, dot).contains(" ")) {
        break;
      }
      last = dot + 1;
    }
    // Where a narrow column may break it.
    String rest = escape(name.substring(last)).replace("$", "<wbr>$");
    String home = escape(name.substring(0, last)).replace(".", ".<wbr>");
    return last == 0 ? rest : "<small>" + home + "</small>" + rest;
  }
}
