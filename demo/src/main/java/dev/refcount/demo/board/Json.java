package dev.refcount.demo.board;

import java.util.StringJoiner;

/** As much JSON as the board writes: a library here would fill the lesson's heap with its own classes. */
final class Json {
  private Json() {}

  /** Keys and values in turn; a value that is {@link Raw} is JSON already. */
  static String object(Object... pairs) {
    StringJoiner members = new StringJoiner(",", "{", "}");
    for (int i = 0; i < pairs.length; i += 2) {
      members.add(text(pairs[i].toString()) + ":" + value(pairs[i + 1]));
    }
    return members.toString();
  }

  static Raw array(Iterable<String> elements) {
    return new Raw("[" + String.join(",", elements) + "]");
  }

  private static String value(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean || value instanceof Raw) {
      return String.valueOf(value);
    }
    return text(value.toString());
  }

  private static String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  record Raw(String json) {
    @Override
    public String toString() {
      return json;
    }
  }
}
