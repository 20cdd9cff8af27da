package dev.refcount.agent;

import dev.refcount.Report;
import dev.refcount.boot.OwnClasses;
import dev.refcount.boot.Place;
import dev.refcount.boot.Sites;
import dev.refcount.boot.Tagger;
import dev.refcount.boot.Type;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What cannot be known because it was there before the agent: objects, and frames that go on running
 * the code as it was before it was woven.
 *
 * @param uncounted live objects of tagged classes at the moment of attaching
 * @param known whether the VM told how many there are
 * @param frames methods that ran then, and store or declare variables
 * @param hidden names of hidden classes that the program had made, which the VM lets no agent change
 */
record Earlier(
    List<Report.Uncounted> uncounted, boolean known, List<Report.NotWoven> frames, Set<String> hidden) {
  static final Earlier NOTHING = new Earlier(List.of(), true, List.of(), Set.of());

  private static final String UNKNOWN = "how many is not known: this JVM runs without the module jdk.jfr";

  private static final int MOST_FRAMES = 5;

  /** A stack takes some hundredths of a millisecond, and there may be a million. */
  private static final int MOST_VIRTUAL = 10_000;

  /** Looks around, after all was woven: a frame that is entered from now on runs woven code. */
  static Earlier look(Instrumentation instrumentation, Tagging tagging) {
    Set<String> tagged = new HashSet<>();
    Set<String> hidden = new TreeSet<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.isHidden() && !type.isArray() && !isOfJdk(type)) {
        hidden.add(Type.name(type));
      }
      if (!type.isArray() && tagging.tags(type) == Tagger.FROM_FIRST_SIGHT) {
        tagged.add(type.getName());
      }
    }
    List<Report.Uncounted> uncounted = new ArrayList<>();
    Optional<Map<String, Long>> histogram = Histogram.of(tagged);
    histogram.orElse(Map.of())
        .forEach((name, objects) -> uncounted.add(new Report.Uncounted(name, objects)));
    uncounted.sort(Comparator.comparingLong(Report.Uncounted::objects).reversed());
    return new Earlier(uncounted, histogram.isPresent(), running(), hidden);
  }

  /** Those that the JDK makes for itself may belong to a loader of the program's. */
  private static boolean isOfJdk(Class<?> hidden) {
    String name = hidden.getName();
    return Territory.isJdk(hidden.getClassLoader())
        || OwnClasses.contain(name)
        || name.contains("$$Lambda")
        || name.contains("$$TypeSwitch")
        || name.contains("$$InjectedInvoker");
  }

  private static List<Report.NotWoven> running() {
    Set<String> woven = new HashSet<>();
    for (Place place : Sites.all()) {
      woven.add(place.type() + "." + place.method());
    }
    Map<String, Set<String>> frames = new TreeMap<>();
    Thread.getAllStackTraces().forEach((thread, stack) -> note(frames, woven, thread, stack));
    for (Thread thread : VirtualThreads.known(MOST_VIRTUAL)) {
      note(frames, woven, thread, thread.getStackTrace());
    }
    return frames.entrySet().stream()
        .map(frame -> new Report.NotWoven(
            frame.getKey() + inThreads(frame.getValue()),
            "ran when the agent was attached: what it stores itself is not seen until it returns"))
        .toList();
  }

  private static void note(
      Map<String, Set<String>> frames, Set<String> woven, Thread thread, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String method = frame.getClassName() + "." + frame.getMethodName();
      if (woven.contains(method) && !OwnClasses.contain(frame.getClassName())) {
        String name = thread.getName().isEmpty() ? "#" + thread.getId() : thread.getName();
        frames.computeIfAbsent(method, first -> new TreeSet<>()).add(name);
      }
    }
  }

  private static String inThreads(Set<String> names) {
    return names.size() == 1 ? " in thread " + names.iterator().next() : " in " + names.size() + " threads";
  }

  /** For the report. */
  List<Report.NotWoven> notSeen() {
    List<Report.NotWoven> all = new ArrayList<>(frames);
    for (String name : hidden) {
      all.add(new Report.NotWoven(name, "a hidden class from before the agent was attached: its stores are not seen"));
    }
    if (!known) {
      all.add(new Report.NotWoven(Report.NotWoven.CHANNEL + "objects born before the agent was attached", UNKNOWN));
    }
    return all;
  }

  /** For whoever attached. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Report.Uncounted one : uncounted) {
      text.append(String.format(Locale.ROOT,
          "not counted, born before: %,d of %s%n", one.objects(), one.className()));
    }
    if (!known) {
      text.append("not counted: objects born before; ").append(UNKNOWN).append('\n');
    }
    frames.stream().limit(MOST_FRAMES).forEach(frame ->
        text.append("stores not seen until it returns: ").append(frame.className()).append('\n'));
    if (frames.size() > MOST_FRAMES) {
      text.append("and ").append(frames.size() - MOST_FRAMES)
          .append(" more such methods, listed in the report\n");
    }
    if (!hidden.isEmpty()) {
      text.append("stores not seen: those of hidden classes made before, such as ").append(hidden.iterator().next())
          .append('\n');
    }
    return text.toString();
  }
}
