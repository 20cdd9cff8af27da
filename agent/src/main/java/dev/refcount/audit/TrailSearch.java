package dev.refcount.audit;

import dev.refcount.boot.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Climbs in a dump from holders that have no record, one pass a level, up to a static field or an object
 * that has one. What only a local variable leads to is not found.
 */
final class TrailSearch implements DumpVisitor {
  private static final int MOST_LEVELS = 16;
  private static final int MOST_PARENTS = 16;

  private record Parent(long object, Trail.Step step) {}

  private final DumpReader dump;
  private IdMap level = new IdMap();
  private List<Long> next = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();
  private final Map<Long, List<Parent>> parents = new HashMap<>();
  private final Map<Long, Trail.Step> statics = new HashMap<>();
  private final Map<Long, Integer> hashes = new HashMap<>();

  private TrailSearch(DumpReader dump) {
    this.dump = dump;
  }

  static List<Trail> trails(DumpReader dump, List<HeapSlot> slots) throws IOException {
    TrailSearch search = new TrailSearch(dump);
    List<Trail> found = new ArrayList<>();
    List<HeapSlot> missing = new ArrayList<>();
    for (HeapSlot slot : slots) {
      if (slot.kind() == Kind.STATIC) {
        found.add(new Trail(null, 0, List.of(), step(slot)));
      } else {
        missing.add(slot);
        search.climbTo(slot.holder());
      }
    }
    for (int i = 0; i < MOST_LEVELS && !missing.isEmpty() && !search.next.isEmpty(); i++) {
      search.level = new IdMap();
      search.next.forEach(id -> search.level.put(id, 0));
      search.next = new ArrayList<>();
      dump.read(search);
      missing.removeIf(slot -> {
        Trail trail = search.down(slot.holder(), step(slot), new HashSet<>());
        return trail != null && found.add(trail);
      });
    }
    return found;
  }

  private static Trail.Step step(HeapSlot slot) {
    return new Trail.Step(slot.declaredBy(), slot.name(), slot.index());
  }

  private void climbTo(long id) {
    if (seen.add(id)) {
      next.add(id);
    }
  }

  private Trail down(long id, Trail.Step slot, Set<Long> passed) {
    if (statics.containsKey(id)) {
      return new Trail(statics.get(id), 0, new LinkedList<>(), slot);
    }
    if (hashes.containsKey(id)) {
      return new Trail(null, hashes.get(id), new LinkedList<>(), slot);
    }
    if (passed.add(id)) {
      for (Parent parent : parents.getOrDefault(id, List.of())) {
        Trail trail = down(parent.object, slot, passed);
        if (trail != null) {
          trail.steps().add(parent.step);
          return trail;
        }
      }
    }
    return null;
  }

  @Override
  public void staticField(DumpClass owner, String name, long value) {
    if (level.get(value) >= 0 && !owner.isOwn() && !name.startsWith("<")) {
      statics.put(value, new Trail.Step(owner.name, name, 0));
    }
  }

  @Override
  public void instance(long id, DumpClass type, byte[] fields) {
    if (type.isOwn()) {
      record(type, fields);
      return;
    }
    for (DumpClass.Reference field : type.references(dump.idSize())) {
      long value = dump.reference(fields, field.at());
      if (level.get(value) >= 0) {
        parent(value, id, new Trail.Step(field.declaredBy(), field.name(), 0));
      }
    }
  }

  @Override
  public void array(long id, DumpClass type, long[] elements, int length) {
    for (int i = 0; i < length && !type.isOwn(); i++) {
      if (level.get(elements[i]) >= 0) {
        parent(elements[i], id, new Trail.Step(null, null, i));
      }
    }
  }

  private void parent(long child, long id, Trail.Step step) {
    List<Parent> known = parents.computeIfAbsent(child, key -> new ArrayList<>());
    if (known.size() < MOST_PARENTS) {
      known.add(new Parent(id, step));
      climbTo(id);
    }
  }

  private void record(DumpClass type, byte[] fields) {
    if (type.extendsClass(LedgerInDump.BOOT + "Holder")) {
      try {
        long referent = dump.reference(fields, type.position("referent", dump.idSize()));
        if (level.get(referent) >= 0) {
          int at = type.position("hash", dump.idSize());
          hashes.put(referent, DumpInput.intAt(fields, at));
        }
      } catch (DumpException otherVersion) {
        throw new UncheckedIOException(otherVersion);
      }
    }
  }
}
