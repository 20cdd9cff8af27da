package dev.refcount.report;

import com.google.gson.FieldNamingStrategy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.refcount.Report;
import java.util.List;

/** The report as JSON: the record components are the names. */
public final class JsonReport {
  /** {@code class} cannot be the name of a component. */
  private static final FieldNamingStrategy NAMES =
      field -> field.getName().equals("className") ? "class" : field.getName();

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingStrategy(NAMES)
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private JsonReport() {}

  public static String of(Report report) {
    return GSON.toJson(report) + "\n";
  }

  /** The same as a tree, from which the page and the graph are made. */
  public static JsonObject tree(Report report) {
    return GSON.toJsonTree(report).getAsJsonObject();
  }

  /** Reads what {@link #of} wrote, perhaps in another version. */
  static JsonObject read(String json) {
    JsonElement read;
    try {
      read = JsonParser.parseString(json);
    } catch (JsonParseException malformed) {
      throw new IllegalArgumentException("it is not JSON" + place(malformed.getMessage()));
    }
    if (!(read instanceof JsonObject report)
        || !(report.get("jvm") instanceof JsonObject)
        || !report.has("classes")) {
      throw new IllegalArgumentException("it is JSON, but not a report of refcount");
    }
    return report;
  }

  /** A part of a report; what it lacks is null or 0. */
  static <T> T part(JsonObject json, Class<T> model) {
    return GSON.fromJson(json, model);
  }

  /** The whole of it; lists and objects that another version did not have are empty. */
  static Report model(JsonObject report) {
    return GSON.fromJson(completed(report.deepCopy()), Report.class);
  }

  private static JsonObject completed(JsonObject whole) {
    for (String list : List.of("classes", "sites", "suspects", "notWoven", "unmatched", "cycles", "uncounted")) {
      add(whole, list, new JsonArray());
    }
    add(whole, "agent", new JsonObject());
    add(whole.getAsJsonObject("agent"), "options", new JsonPrimitive(""));
    add(whole, "statistics", new JsonObject());
    for (JsonElement entry : Json.array(whole, "classes")) {
      for (String part : List.of("references", "reclaimed", "dragMs")) {
        add(entry.getAsJsonObject(), part, new JsonObject());
      }
    }
    return whole;
  }

  private static void add(JsonObject to, String name, JsonElement missing) {
    if (!to.has(name)) {
      to.add(name, missing);
    }
  }

  /** What Gson says of it names its own classes, but also the place. */
  private static String place(String message) {
    int start = message.indexOf(" at line ");
    int end = message.indexOf(" path ", start + 1);
    return start < 0 || end < 0 ? "" : ": it breaks" + message.substring(start, end);
  }
}
