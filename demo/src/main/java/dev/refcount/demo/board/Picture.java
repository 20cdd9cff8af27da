package dev.refcount.demo.board;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.RefCount;
import dev.refcount.Refs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What refers to what, as the objects' own fields and elements say, with the ledger's counts. */
final class Picture {
  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  Picture() {
    Thread reporter = new Thread(Seen::report, "board");
    reporter.setDaemon(true);
    reporter.start();
  }

  Name name(String variable, Object object) {
    return new Name(variable, object == null ? null : seen(object));
  }

  void label(String label, Object object) {
    seen.add(new Seen(object, label));
  }

  Seen seen(Object object) {
    for (Seen known : seen) {
      if (known.refersTo(object)) {
        return known;
      }
    }
    String type = object.getClass().getSimpleName();
    int number = numbers.merge(type, 1, Integer::sum);
    Seen fresh = new Seen(object, number == 1 ? type : type + " " + number);
    seen.add(fresh);
    return fresh;
  }

  void look(List<Name> names) {
    List<String> references = new ArrayList<>();
    for (Name name : names) {
      references.add(Json.object("from", name.variable(), "kind", "local", "slot", name.variable(),
          "to", name.to() == null ? null : name.to().label));
    }
    List<String> objects = new ArrayList<>();
    // By index: following references makes the list longer.
    for (int i = 0; i < seen.size(); i++) {
      objects.add(describe(seen.get(i), references));
    }
    Facts.line(Json.object("picture", Json.array(objects), "references", Json.array(references)));
  }

  private String describe(Seen thing, List<String> references) {
    Object object = thing.get();
    if (object == null) {
      return Json.object("id", thing.label, "type", thing.type, "state", "reclaimed", "count", null);
    }
    Slots.each(object, (slot, kind, target) -> references.add(Json.object(
        "from", thing.label, "kind", kind, "slot", slot, "to", seen(target).label)));
    if (!Refs.isTagged(object)) {
      return Json.object("id", thing.label, "type", thing.type, "state", "uncounted", "count", null);
    }
    for (Holding holding : Refs.holdings(object)) {
      elsewhere(holding, thing, references);
    }
    RefCount counts = Refs.counts(object);
    int count = counts.total();
    if (count == 0 && !thing.zeroTold) {
      thing.zeroTold = true;
      Facts.event(thing.label, "zero", Facts.now());
    }
    return Json.object("id", thing.label, "type", thing.type, "state", count == 0 ? "zero" : "live",
        "count", count, "locals", counts.locals());
  }

  /** A static field, or a field of an object that the lesson does not show. */
  private void elsewhere(Holding holding, Seen thing, List<String> references) {
    boolean field = holding.kind() == Kind.FIELD && !known(holding.holder());
    if (holding.kind() == Kind.STATIC || field) {
      String slot = holding.slot().substring(holding.slot().lastIndexOf('.') + 1);
      String type = holding.holder().getClass().getName();
      references.add(Json.object("from", field ? type.substring(type.lastIndexOf('.') + 1) : slot,
          "kind", field ? "elsewhere" : "static", "slot", slot, "to", thing.label));
    }
  }

  private boolean known(Object holder) {
    return seen.stream().anyMatch(s -> s.refersTo(holder));
  }

  Seen seen(String label) {
    return seen.stream().filter(s -> s.label.equals(label)).findFirst().orElseThrow();
  }
}
