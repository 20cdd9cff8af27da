package dev.refcount.agent;

import dev.refcount.Report;
import dev.refcount.boot.OwnClasses;
import dev.refcount.options.JdkScope;
import dev.refcount.options.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the agent leaves alone by rule, class by class and channel by channel, each with its reason. */
final class NotSeen {
  private static final String[] CHANNELS = {
    "native code",
    "what JNI functions store reaches no transformer",
    "the VM itself",
    "what the VM stores into Java objects on its own is no byte code: backtraces, resolved names",
    "constants of call sites and class files",
    "what INVOKEDYNAMIC and dynamic constants yield is kept in arrays of the VM's own",
    "code that a later agent puts into classes",
    "transformers are asked in the order in which their agents came: name this agent last",
    "code of the JDK's hidden classes",
    "no transformer is shown it; what a lambda captures is read once it is made",
    "referents of Reference objects",
    "they do not hold, so they do not count",
    "the operand stack, this, and local variables of JDK methods",
    "they are not counted, by design"
  };

  private NotSeen() {}

  static List<Report.NotWoven> channels(Options options) {
    List<Report.NotWoven> entries = new ArrayList<>();
    for (int i = 0; i < CHANNELS.length; i += 2) {
      entries.add(
          new Report.NotWoven(Report.NotWoven.CHANNEL + CHANNELS[i], CHANNELS[i + 1], true));
    }
    if (options.jdk() != JdkScope.ALL) {
      String scope = "jdk=" + options.jdk().name().toLowerCase(Locale.ROOT);
      entries.add(new Report.NotWoven(Report.NotWoven.CHANNEL + "code of the program's hidden classes", scope));
    }
    if (!options.locals()) {
      entries.add(new Report.NotWoven(Report.NotWoven.CHANNEL + "local variables", "locals=false"));
    }
    return entries;
  }

  /** Of the classes loaded now; those of the JDK that an option leaves out are one entry. */
  static List<Report.NotWoven> classes(Class<?>[] loaded, Territory territory, Options options) {
    List<Report.NotWoven> entries = new ArrayList<>();
    int jdk = 0;
    for (Class<?> type : loaded) {
      String name = type.getName();
      if (type.isArray() || type.isHidden() || OwnClasses.contain(name)
          || territory.contains(type.getClassLoader(), name)) {
        continue;
      }
      String never = Territory.isJdk(type.getClassLoader()) ? Territory.NEVER.get(name) : null;
      if (never != null) {
        entries.add(new Report.NotWoven(type.getName(), never, true));
      } else if (Territory.isJdk(type.getClassLoader())) {
        jdk++;
      } else {
        entries.add(new Report.NotWoven(type.getName(), leftOutBy(type, options)));
      }
    }
    if (jdk > 0) {
      String scope = options.jdk() == JdkScope.NONE ? "jdk=none" : "jdk=collections";
      entries.add(new Report.NotWoven("the JDK", jdk + " classes loaded are left out by " + scope));
    }
    return entries;
  }

  private static String leftOutBy(Class<?> type, Options options) {
    return options.exclude().matchesName(type.getName())
        ? "left out by exclude=" + options.exclude()
        : "not in include=" + options.include();
  }
}
