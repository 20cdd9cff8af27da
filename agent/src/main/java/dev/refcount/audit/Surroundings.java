package dev.refcount.audit;

import dev.refcount.boot.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pass around drifting slots: the places of woven code that store, who holds the arrays, and the
 * handles through which code can store without naming a field.
 */
final class Surroundings {
  private record RawSite(
      long channel, long type, long method, long file, int line, long owner, long slot) {}

  /** Classes with methods that store references natively. */
  private static final Set<String> STORING =
      Set.of("java.lang.System", "java.util.Arrays", "java.lang.reflect.Array", "java.lang.Object");

  /** A handle or reflected member: the class it is for, and the string of the member's name or 0. */
  private record Means(Channel channel, long type, long name) {}

  private final DumpReader dump;
  private final Strings strings;
  private final List<RawSite> places = new ArrayList<>();
  private final Map<Long, Channel> channels = new HashMap<>();
  private final List<Means> means = new ArrayList<>();
  /** The same for methods of the classes that have natively storing ones. */
  private final List<Means> calls = new ArrayList<>();
  /** What kinds the forms of method handles are of, and which of these says that arguments are collected. */
  private final Set<Long> formKinds = new HashSet<>();

  private long collecting;
  private final IdMap arrays = new IdMap();
  /** By array the classes whose fields refer to it. */
  private final Map<Long, Set<String>> referrers = new HashMap<>();

  /** Handles for array elements, and the classes whose static fields hold one. */
  private final Set<Long> elementHandles = new HashSet<>();

  private final Map<Long, Set<String>> statics = new HashMap<>();

  Surroundings(DumpReader dump, Strings strings, List<HeapSlot> slots) {
    this.dump = dump;
    this.strings = strings;
    for (HeapSlot slot : slots) {
      if (slot.name() == null) {
        arrays.put(slot.holder(), 0);
      }
    }
  }

  void staticField(DumpClass owner, String name, long value) {
    if (owner.name.equals("java.lang.invoke.LambdaForm$Kind") && name.equals("COLLECTOR")) {
      collecting = value;
    }
    if (value != 0 && !owner.isOwn()) {
      statics.computeIfAbsent(value, id -> new HashSet<>()).add(owner.name);
    }
  }

  void instance(long id, DumpClass type, byte[] fields) {
    if (type.isOwn()) {
      own(id, type, fields);
      return;
    }
    for (DumpClass.Reference field : type.references(dump.idSize())) {
      long value = dump.reference(fields, field.at());
      if (arrays.get(value) >= 0) {
        Set<String> classes = referrers.computeIfAbsent(value, array -> new HashSet<>());
        classes.add(field.declaredBy());
        classes.add(type.name);
      }
    }
    if (type.name.startsWith("java.lang.invoke.") || type.name.startsWith("java.lang.reflect.")) {
      handle(id, type, fields);
    } else if (type.extendsClass("java.util.concurrent.atomic.AtomicReferenceFieldUpdater")) {
      means.add(new Means(Channel.UNSAFE, dump.reference(type, fields, "tclass"), 0));
    }
  }

  private void own(long id, DumpClass type, byte[] fields) {
    if (type.name.equals(LedgerInDump.BOOT + "Place")) {
      long channel = dump.reference(type, fields, "channel");
      if (channel != 0) {
        places.add(
            new RawSite(
                channel,
                strings.want(dump.reference(type, fields, "type")),
                strings.want(dump.reference(type, fields, "method")),
                strings.want(dump.reference(type, fields, "file")),
                dump.number(type, fields, "line"),
                strings.want(dump.reference(type, fields, "owner")),
                strings.want(dump.reference(type, fields, "slot"))));
      }
    } else if (type.name.equals(LedgerInDump.BOOT + "Channel")) {
      int ordinal = dump.number(type, fields, "ordinal");
      if (ordinal < Channel.values().length) {
        channels.put(id, Channel.values()[ordinal]);
      }
    }
  }

  private void handle(long id, DumpClass type, byte[] fields) {
    if (type.name.equals("java.lang.reflect.Field")) {
      boolean used =
          dump.reference(type, fields, "fieldAccessor") != 0
              || dump.reference(type, fields, "overrideFieldAccessor") != 0;
      if (used) {
        means.add(
            new Means(
                Channel.FIELD_SET,
                dump.reference(type, fields, "clazz"),
                strings.want(dump.reference(type, fields, "name"))));
      }
    } else if (type.name.equals("java.lang.invoke.MemberName")) {
      // JVMS table 5.4.3.5-A: 3 and 4 are REF_putField and REF_putStatic, above are calls.
      int kind = dump.number(type, fields, "flags") >>> 24 & 15;
      if (kind == 3 || kind == 4) {
        means.add(
            new Means(
                Channel.HANDLE_SETTER,
                dump.reference(type, fields, "clazz"),
                strings.want(dump.reference(type, fields, "name"))));
      } else if (kind > 4) {
        call(Channel.HANDLE_COPY, type, fields);
      }
    } else if (type.name.equals("java.lang.reflect.Method")) {
      if (dump.reference(type, fields, "methodAccessor") != 0) {
        call(Channel.METHOD_INVOKE, type, fields);
      }
    } else if (type.name.equals("java.lang.invoke.LambdaForm")) {
      formKinds.add(dump.reference(type, fields, "kind"));
    } else if (type.name.matches(".*VarHandle(Reference|Object)s\\$FieldInstance.*")) {
      means.add(new Means(Channel.UNSAFE, dump.reference(type, fields, "receiverType"), 0));
    } else if (type.name.matches(".*VarHandle(Reference|Object)s\\$FieldStatic.*")) {
      means.add(new Means(Channel.UNSAFE, dump.reference(type, fields, "base"), 0));
    } else if (type.name.matches(".*VarHandle(Reference|Object)s\\$Array")) {
      elementHandles.add(id);
    }
  }

  private void call(Channel channel, DumpClass type, byte[] fields) {
    long owner = dump.reference(type, fields, "clazz");
    if (owner != 0 && STORING.contains(dump.type(owner).name)) {
      calls.add(new Means(channel, owner, strings.want(dump.reference(type, fields, "name"))));
    }
  }

  /** Known once the strings are: all places of woven code that store to the heap. */
  List<WovenSite> sites() {
    List<WovenSite> sites = new ArrayList<>();
    for (RawSite raw : places) {
      Channel channel = channels.get(raw.channel);
      if (channel != null) {
        sites.add(
            new WovenSite(
                channel,
                String.valueOf(strings.text(raw.type)),
                strings.text(raw.method),
                strings.text(raw.file),
                raw.line,
                strings.text(raw.owner),
                strings.text(raw.slot)));
      }
    }
    // As the code has them: in the dump they are where the collector has moved them.
    sites.sort(Comparator.comparing(WovenSite::type).thenComparingInt(WovenSite::line));
    return sites;
  }

  /** By what handles or reflected fields that exist the field can be stored to. */
  Set<Channel> means(String declaredBy, String field) {
    Set<Channel> found = EnumSet.noneOf(Channel.class);
    for (Means each : means) {
      boolean same = each.type != 0 && dump.type(each.type).name.equals(declaredBy);
      if (same && (each.name == 0 || field.equals(strings.text(each.name)))) {
        found.add(each.channel);
      }
    }
    return found;
  }

  /** By what handles or reflected methods that exist one of these methods, each with its class, can be called. */
  Set<Channel> calls(String... methods) {
    Set<Channel> found = EnumSet.noneOf(Channel.class);
    for (Means each : calls) {
      if (List.of(methods).contains(dump.type(each.type).name + "." + strings.text(each.name))) {
        found.add(each.channel);
      }
    }
    if (found.contains(Channel.METHOD_INVOKE)) {
      // From JDK 18 on a reflected method is called through such a handle of its own.
      found.remove(Channel.HANDLE_COPY);
    }
    return found;
  }

  /** Whether there is a method handle that makes an array of its arguments. */
  boolean hasCollector() {
    return collecting != 0 && formKinds.contains(collecting);
  }

  /** The classes with fields that refer to the array. */
  Set<String> holdersOf(long array) {
    Set<String> classes = new HashSet<>(referrers.getOrDefault(array, Set.of()));
    classes.addAll(statics.getOrDefault(array, Set.of()));
    return classes;
  }

  /** Whether a static field near one of these classes holds a handle for array elements. */
  boolean hasElementHandle(Set<String> classes) {
    for (Long handle : elementHandles) {
      for (String owner : statics.getOrDefault(handle, Set.of())) {
        if (classes.contains(owner)) {
          return true;
        }
      }
    }
    return false;
  }
}
