package dev.refcount.demo.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    List<JsonObject> found = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(report)) {
      for (JsonElement type : JsonParser.parseReader(text).getAsJsonObject().getAsJsonArray("classes")) {
        if (type.getAsJsonObject().get("name").getAsString().equals(name)) {
          found.add(type.getAsJsonObject());
        }
      }
    }
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

  private static long number(JsonObject entry, String key) {
    return entry.get(key).getAsLong();
  }
}
