package dev.refcount.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Reads a report's JSON, in which a later or an earlier version may have more or less. */
final class Json {
  private static final JsonObject NOTHING = new JsonObject();
  private static final JsonArray NONE = new JsonArray();

  private Json() {}

  static JsonArray array(JsonObject of, String key) {
    return of.get(key) instanceof JsonArray found ? found : NONE;
  }

  static JsonObject object(JsonObject of, String key) {
    return of.get(key) instanceof JsonObject found ? found : NOTHING;
  }

  static long number(JsonObject of, String key) {
    JsonElement found = of.get(key);
    return isNumber(found) ? found.getAsLong() : 0;
  }

  static boolean isNumber(JsonElement value) {
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
  }

  /** The text at a path of names; empty if there is none. */
  static String text(JsonObject of, String... path) {
    JsonObject inner = of;
    for (int i = 0; i < path.length - 1; i++) {
      inner = object(inner, path[i]);
    }
    JsonElement found = inner.get(path[path.length - 1]);
    return found == null || !found.isJsonPrimitive() ? "" : found.getAsString();
  }

  /** Whether the object is, or begins with, a place in the code. */
  static boolean isSite(JsonObject value) {
    return value.has("type") && value.has("method") && value.has("line");
  }

  /** {@code com.acme.Registry.add(Registry.java:31)}. */
  static String site(JsonObject value) {
    if (text(value, "type").equals("?")) {
      return "not recorded";
    }
    String file = text(value, "file");
    long line = number(value, "line");
    String source = file.isEmpty() ? "unknown source" : line < 0 ? file : file + ":" + line;
    return text(value, "type") + "." + text(value, "method") + "(" + source + ")";
  }
}
