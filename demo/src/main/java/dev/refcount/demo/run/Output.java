package dev.refcount.demo.run;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.refcount.demo.model.Event;
import dev.refcount.demo.model.Link;
import dev.refcount.demo.model.Play;
import dev.refcount.demo.model.Said;
import dev.refcount.demo.model.Step;
import dev.refcount.demo.model.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what a lesson's program wrote: the board's lines of JSON, and what was really printed between. */
final class Output {
  private static final String PREFIX = "@fact ";
  private static final Gson GSON = new Gson();

  private final List<Said> facts = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private String runtime = "";

  private Output() {}

  static Play read(String setting, boolean recorded, List<String> lines, String failure) {
    Output output = new Output();
    lines.forEach(output::line);
    output.events.sort(Comparator.comparingDouble(Event::at));
    return new Play(setting, output.runtime, recorded, output.facts, output.steps, output.events, failure);
  }

  private void line(String line) {
    int start = line.indexOf(PREFIX);
    if (start < 0) {
      if (!steps.isEmpty()) {
        last().printed().add(line);
      }
      return;
    }
    fact(GSON.fromJson(line.substring(start + PREFIX.length()), JsonObject.class));
  }

  private void fact(JsonObject fact) {
    if (fact.has("step")) {
      steps.add(new Step(steps.size() + 1, fact.get("step").getAsString(),
          fact.get("line").getAsInt(), fact.get("at").getAsDouble(), new ArrayList<>(), new ArrayList<>(),
          new ArrayList<>(), new ArrayList<>()));
    } else if (fact.has("picture")) {
      fact.getAsJsonArray("picture").forEach(o -> last().objects().add(GSON.fromJson(o, Thing.class)));
      fact.getAsJsonArray("references").forEach(r -> last().references().add(GSON.fromJson(r, Link.class)));
    } else if (fact.has("say")) {
      last().said().add(new Said(fact.get("say").getAsString(), value(fact.get("value"))));
    } else if (fact.has("event")) {
      events.add(new Event(fact.get("event").getAsString(), fact.get("object").getAsString(),
          fact.get("at").getAsDouble()));
    } else if (fact.has("runtime")) {
      runtime = fact.get("runtime").getAsString();
      fact.entrySet().forEach(e -> facts.add(new Said(e.getKey(), value(e.getValue()))));
    }
  }

  private static Object value(JsonElement element) {
    if (!element.isJsonPrimitive()) {
      return String.valueOf(element);
    }
    JsonPrimitive value = element.getAsJsonPrimitive();
    if (value.isBoolean()) {
      return value.getAsBoolean();
    }
    if (value.isNumber()) {
      double number = value.getAsDouble();
      // Not a conditional expression: it would make a double of both.
      if (value.getAsString().matches("-?\\d+")) {
        return value.getAsLong();
      }
      return number;
    }
    return value.getAsString();
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }
}
