package dev.refcount.audit;

import dev.refcount.boot.Channel;
import dev.refcount.boot.Kind;
import dev.refcount.holdings.DumpWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which weave should have seen a store, as far as a heap can tell: from the places in woven code that
 * can have stored to the slot, from the handles that exist for it, and from whether another holder has
 * the same in it, which a copy leaves behind. Where several are left, it names each.
 */
final class Suspects {
  private static final int MOST_PLACES = 3;
  private static final Set<Channel> COPIES =
      EnumSet.of(Channel.ARRAYCOPY, Channel.COPY_OF, Channel.CLONE);
  private static final Set<Channel> SINGLE =
      EnumSet.of(Channel.AASTORE, Channel.ARRAY_SET, Channel.UNSAFE);

  private static final String NOT_WOVEN =
      "in code that is not woven (left out by an option, native, of a hidden class, put into classes by a later agent,"
          + " or running since before an attach)";

  private final List<WovenSite> sites;
  private final Surroundings surroundings;

  Suspects(List<WovenSite> sites, Surroundings surroundings) {
    this.sites = sites;
    this.surroundings = surroundings;
  }

  /** In words, for a slot that the ledger does not know; the others refer to the same object. */
  String of(HeapSlot slot, Collection<HeapSlot> others) {
    return slot.name() == null ? element(slot, others) : field(slot, others);
  }

  private String field(HeapSlot slot, Collection<HeapSlot> others) {
    int lambda = slot.type().name.indexOf("$$Lambda");
    if (lambda > 0) {
      List<WovenSite> near =
          near(Set.of(slot.type().name.substring(0, lambda)), EnumSet.of(Channel.LAMBDA));
      return words(near, near.isEmpty() ? Set.of(Channel.LAMBDA) : Set.of(), "");
    }
    List<WovenSite> found = new ArrayList<>();
    boolean copied = slot.kind() == Kind.FIELD && others.stream().anyMatch(slot::isTwinOf);
    if (copied) {
      for (WovenSite site : sites) {
        if (site.channel() == Channel.CLONE && slot.type().extendsClass(site.type())) {
          found.add(site);
        }
      }
    }
    Set<Channel> means = surroundings.means(slot.declaredBy(), slot.name());
    if (copied && found.isEmpty()) {
      means.addAll(surroundings.calls("java.lang.Object.clone"));
    }
    String declaredBy = DumpWords.unnumbered(slot.declaredBy());
    for (WovenSite site : sites) {
      if (site.owner() != null
          && slot.name().equals(site.slot())
          && (site.channel() == Channel.PUTSTATIC) == (slot.kind() == Kind.STATIC)
          && (declaredBy.equals(site.owner()) || slot.type().extendsClass(site.owner()))) {
        found.add(site);
      }
    }
    if (means.contains(Channel.FIELD_SET)) {
      // From JDK 18 on a reflected field stores through such a handle of its own.
      means.remove(Channel.HANDLE_SETTER);
    }
    if (found.isEmpty() && means.isEmpty()) {
      found = near(Set.of(slot.declaredBy()), EnumSet.of(Channel.UNSAFE));
    }
    return words(
        found,
        means,
        slot.kind() == Kind.STATIC
            ? "PUTSTATIC, reflection or a handle, " + NOT_WOVEN + ","
            : "PUTFIELD, reflection, a handle or a copy, " + NOT_WOVEN + ",");
  }

  private String element(HeapSlot slot, Collection<HeapSlot> others) {
    boolean copied =
        others.stream().anyMatch(other -> other.name() == null && other.holder() != slot.holder());
    Set<String> holders = surroundings.holdersOf(slot.holder());
    Set<Channel> handles = EnumSet.noneOf(Channel.class);
    if (surroundings.hasElementHandle(holders)) {
      handles.add(Channel.UNSAFE);
    }
    List<WovenSite> copies = near(holders, COPIES);
    if (others.stream().noneMatch(slot::isTwinOf)) {
      copies.removeIf(site -> site.channel() == Channel.CLONE);
    }
    List<WovenSite> single = near(holders, SINGLE);
    if (copied && !copies.isEmpty()) {
      return words(copies, Set.of(), "");
    }
    if (copied) {
      handles.addAll(
          surroundings.calls(
              "java.lang.System.arraycopy",
              "java.util.Arrays.copyOf",
              "java.util.Arrays.copyOfRange",
              "java.lang.Object.clone"));
    } else if (single.isEmpty() && handles.isEmpty()) {
      handles.addAll(surroundings.calls("java.lang.reflect.Array.set"));
      if (surroundings.hasCollector()) {
        handles.add(Channel.COLLECTOR);
      }
    }
    if (!single.isEmpty() || !handles.isEmpty()) {
      return words(single, handles, "");
    }
    return words(
        copies,
        Set.of(),
        copied
            ? "arraycopy, copyOf or clone, " + NOT_WOVEN + " or not near the array's holder,"
            : "AASTORE, Array.set or a handle, " + NOT_WOVEN + " or not near the array's holder,");
  }

  private List<WovenSite> near(Set<String> classes, Set<Channel> channels) {
    List<WovenSite> found = new ArrayList<>();
    for (WovenSite site : sites) {
      if (channels.contains(site.channel()) && classes.stream().anyMatch(site::isNear)) {
        found.add(site);
      }
    }
    return found;
  }

  private static String words(List<WovenSite> found, Set<Channel> more, String otherwise) {
    if (found.isEmpty() && more.isEmpty()) {
      return otherwise;
    }
    Set<Channel> channels = new LinkedHashSet<>();
    found.forEach(site -> channels.add(site.channel()));
    channels.addAll(more);
    List<String> words = new ArrayList<>();
    for (Channel channel : channels) {
      // Through a handle any code may have come.
      words.add(channel.words() + (more.contains(channel) ? "" : places(found, channel)));
    }
    return String.join(", or ", words);
  }

  private static String places(List<WovenSite> found, Channel channel) {
    Set<String> places = new LinkedHashSet<>();
    found.stream().filter(site -> site.channel() == channel).forEach(site -> places.add(site.place()));
    if (places.isEmpty()) {
      return "";
    }
    List<String> shown = new ArrayList<>(places);
    return " at " + String.join(", ", shown.subList(0, Math.min(MOST_PLACES, shown.size())))
        + (shown.size() > MOST_PLACES ? " and " + (shown.size() - MOST_PLACES) + " more" : "");
  }
}
