package dev.refcount.demo.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One entry of {@code classes} in a JSON report, read as a user's script would, without the agent's types. */
record CountedClass(long born, long live, long maxCount, long references, long increments, long decrements) {

  static CountedClass named(String name, Path report) throws IOException {
    List<JsonObject> found = classes(report);
    found.removeIf(type -> !type.get("name").getAsString().equals(name));
    assertEquals(1, found.size(), () -> "entries for " + name + " in " + report);
    JsonObject entry = found.get(0);
    JsonObject kinds = entry.getAsJsonObject("references");
    long references = 0;
    for (String kind : List.of("fields", "statics", "elements", "locals")) {
      references += kinds.get(kind).getAsLong();
    }
    return new CountedClass(number(entry, "born"), number(entry, "live"), number(entry, "maxCount"),
        references, number(entry, "increments"), number(entry, "decrements"));
  }

  /** Objects of all classes that were reclaimed and whose verdict says that a store was missed. */
  static long unexplained(Path report) throws IOException {
    long unexplained = 0;
    long reclaimed = 0;
    for (JsonObject type : classes(report)) {
      JsonObject verdicts = type.getAsJsonObject("reclaimed");
      unexplained += number(verdicts, "unexplained");
      for (JsonElement verdict : verdicts.asMap().values()) {
        reclaimed += verdict.getAsLong();
      }
    }
    assertTrue(reclaimed > 0, "nothing was reclaimed, so nothing was explained");
    return unexplained;
  }

  private static List<JsonObject> classes(Path report) throws IOException {
    List<JsonObject> classes = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(report)) {
      for (JsonElement type : JsonParser.parseReader(text).getAsJsonObject().getAsJsonArray("classes")) {
        classes.add(type.getAsJsonObject());
      }
    }
    return classes;
  }

  private static long number(JsonObject entry, String key) {
    return entry.get(key).getAsLong();
  }
}
