package dev.refcount.report;

import dev.refcount.Report;
import dev.refcount.boot.Holder;
import dev.refcount.boot.InBlocks;
import dev.refcount.boot.Kind;
import dev.refcount.boot.Node;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Snapshot;
import dev.refcount.boot.Type;
import dev.refcount.holdings.ByPlace;
import dev.refcount.holdings.HolderWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many references each place in the code has stored that are still held. */
final class SiteTotals extends InBlocks {
  /** Two sites on one line that store to the same slot are one to the reader. */
  private record Key(String type, String method, String file, int line, String slot, String held) {}

  /** A slot of all instances of a class, or a static field; looked up once, by reflection. */
  private record Slot(Class<?> type, boolean isStatic, int number) {}

  /** References to objects of a class that one site has stored. */
  private static final class Stored extends ByPlace.Entry {
    long references;
    /** One of them, as an example for its name. */
    Holder holder;
    int slot;

    Stored(Type held, int site) {
      super(held, site);
    }

    void add(Holder holder, int slot) {
      references++;
      if (this.holder == null || this.holder.refersTo(null)) {
        this.holder = holder;
        this.slot = slot;
      }
    }
  }

  private static final class BySite extends ByPlace<Stored> {
    @Override
    protected Stored make(Type held, int site) {
      return new Stored(held, site);
    }
  }

  private final BySite sites = new BySite();
  private final Map<Key, Long> totals = new HashMap<>();
  private final Map<Slot, String> slots = new HashMap<>();

  private SiteTotals() {}

  static List<Report.SiteEntry> read() {
    SiteTotals totals = new SiteTotals();
    Snapshot.referencesOnLedger(totals);
    totals.settle();
    return totals.entries();
  }

  @Override
  protected void told(Holder holder, Node held, int slot, int site) {
    if (site != 0) {
      sites.of(held.type(), site).add(holder, slot);
    } else {
      add(keyOfHolder(holder, slot, held.type()), 1);
    }
  }

  private void add(Key key, long references) {
    if (!key.held.startsWith(ReportBuilder.SELF_TEST)) {
      totals.merge(key, references, Long::sum);
    }
  }

  private List<Report.SiteEntry> entries() {
    for (Stored stored : sites.entries()) {
      add(key(stored), stored.references);
    }
    List<Report.SiteEntry> entries = new ArrayList<>();
    for (Map.Entry<Key, Long> total : totals.entrySet()) {
      entries.add(entry(total.getKey(), total.getValue()));
    }
    entries.sort(new MostHeldFirst());
    return entries;
  }

  /** Of a store that no place is known of the slot is told by its holder. */
  private Key keyOfHolder(Holder holder, int slot, Type held) {
    Object object = holder.get();
    // Elements of arrays of one class are one slot to the reader.
    int number = object instanceof Object[] ? 0 : slot;
    Class<?> type =
        object == null ? null : object instanceof Class<?> itself ? itself : object.getClass();
    Slot key = new Slot(type, object instanceof Class, number);
    String words = slots.get(key);
    if (words == null) {
      words = HolderWords.brief(holder, slot);
      slots.put(key, words);
    }
    Place unknown = Sites.place(0);
    return new Key(unknown.type(), unknown.method(), unknown.file(), unknown.line(), words, name(held));
  }

  private static Report.SiteEntry entry(Key key, long holds) {
    return new Report.SiteEntry(
        key.type, key.method, key.file, key.line, key.slot, holds, key.held);
  }

  private static Key key(Stored stored) {
    Place place = Sites.place(stored.site);
    return new Key(place.type(), place.method(), place.file(), place.line(), slot(stored, place), name(stored.held));
  }

  /** Classes of one name, of several class loaders, are one to the reader. */
  private static String name(Type held) {
    return String.valueOf(held.name());
  }

  private static String slot(Stored stored, Place place) {
    String slot = place.slot();
    if (stored.holder.kindOf(stored.slot) == Kind.ELEMENT) {
      // Else it is the method that copies.
      slot = slot.endsWith("[]") ? slot : "[]";
    } else if (place.descriptor() == null) {
      // No field instruction: the slot is the method that stores to any field, or a lambda.
      return HolderWords.brief(stored.holder, stored.slot);
    }
    return place.owner() == null
        ? slot
        : place.owner().substring(place.owner().lastIndexOf('.') + 1) + "." + slot;
  }

  /** A class, as each lambda would be one more to make and weave at exit. */
  private static final class MostHeldFirst implements Comparator<Report.SiteEntry> {
    @Override
    public int compare(Report.SiteEntry one, Report.SiteEntry other) {
      int order = Long.compare(other.holds(), one.holds());
      order = order != 0 ? order : one.type().compareTo(other.type());
      return order != 0 ? order : Integer.compare(one.line(), other.line());
    }
  }
}
