package dev.refcount.demo.model;

import java.util.List;
import java.util.Optional;

/**
 * One run of one program.
 *
 * @param setting what distinguishes it from other runs of the same program, or ""
 * @param runtime who ran it, as it called itself
 * @param recorded whether it did not run here, but somewhere before
 * @param facts values about the runtime itself
 * @param events in the order of time
 * @param failure why it did not come to its end, or null
 */
public record Play(
    String setting,
    String runtime,
    boolean recorded,
    List<Said> facts,
    List<Step> steps,
    List<Event> events,
    String failure) {

  /** The value said under this label. */
  public Optional<Object> value(String label) {
    return steps.stream().flatMap(step -> step.said().stream())
        .filter(said -> said.label().equals(label)).map(Said::value).findFirst()
        .or(() -> facts.stream().filter(said -> said.label().equals(label)).map(Said::value).findFirst());
  }

  /** The number said under this label. */
  public double number(String label) {
    return value(label).filter(Number.class::isInstance).map(v -> ((Number) v).doubleValue())
        .orElseThrow(() -> new IllegalArgumentException("no number was said of: " + label));
  }

  /** When this first happened to this object. */
  public Optional<Double> at(String what, String object) {
    return events.stream().filter(e -> e.what().equals(what) && e.object().equals(object))
        .map(Event::at).findFirst();
  }
}
