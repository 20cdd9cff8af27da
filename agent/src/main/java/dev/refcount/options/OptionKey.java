package dev.refcount.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One option: its name, its meaning, its default, and how its value is read and printed. The constants are
 * the whole list; {@link #ALL} has them in the order in which they are documented and printed.
 */
final class OptionKey<T> {
  static final OptionKey<TypePatterns> TAG =
      key("tag", "class patterns; instances are counted from birth. @ + annotation name tags annotated classes;"
          + " + after a pattern includes subclasses", TypePatterns.empty(), new ValueForm.PatternsOrNone(false));
  static final OptionKey<Boolean> CONTAINERS =
      key("containers", "tag JDK collections, their nodes and reference arrays too", false, WordForm.flag());
  static final OptionKey<TypePatterns> INCLUDE =
      new OptionKey<>("include", "application classes that are woven", "everything that is not the JDK",
          TypePatterns.empty(), new ValueForm.Patterns(true));
  static final OptionKey<TypePatterns> EXCLUDE =
      new OptionKey<>("exclude", "application classes that are not woven", "nothing",
          TypePatterns.empty(), new ValueForm.PatternsOrNone(true));
  static final OptionKey<JdkScope> JDK =
      key("jdk", "all, collections or none: JDK classes that are woven", JdkScope.ALL, WordForm.of(JdkScope.values()));
  static final OptionKey<Boolean> LOCALS =
      key("locals", "count locals and parameters", true, WordForm.flag());
  static final OptionKey<SiteDetail> SITES =
      key("sites", "app (for a store inside the JDK, the nearest application frame too), line or off",
          SiteDetail.APP, WordForm.of(SiteDetail.values()));
  static final OptionKey<Integer> SAMPLE =
      key("sample", "count one instance of N of each tagged class", 1, NumberForm.from(1));
  static final OptionKey<List<String>> REPORT =
      key("report", "files to write at exit; the ending chooses the form: .txt .json .html .dot;"
          + " - is standard error, off writes none; %p in a name is the process id",
          List.of("-"), new ValueForm.Reports());
  static final OptionKey<Boolean> AUDIT =
      key("audit", "exit: audit before the final report", false, WordForm.either("exit", "off"));
  static final OptionKey<Integer> HISTORY =
      key("history", "stores and drops remembered for each tagged object", 0, NumberForm.from(0));
  static final OptionKey<OptionalInt> HTTP =
      key("http", "port of the live page, loopback only, 0 picks one; the URL with its token goes to standard error",
          OptionalInt.empty(), new ValueForm.Port());
  static final OptionKey<Budget> BUDGET =
      key(
          "budget", "memory the ledger may take, as 256m or 10% of the heap", new Budget(0, 12),
          new ValueForm.Memory());
  static final OptionKey<Boolean> JFR =
      key("jfr", "emit JFR events", true, WordForm.flag());
  static final OptionKey<Boolean> JMX =
      key("jmx", "register the MXBean", false, WordForm.flag());
  static final OptionKey<Optional<Path>> CLASSDUMP =
      key("classdump", "folder for woven classes", Optional.empty(), new ValueForm.PathOr("off"));
  /** Names a source of options rather than being one, so it is never part of {@link Options}. */
  static final OptionKey<Optional<Path>> CONFIG =
      key("config", "file to read options from, as Java properties with these keys",
          Optional.empty(), new ValueForm.PathOr("none"));

  static final List<OptionKey<?>> ALL =
      List.of(TAG, CONTAINERS, INCLUDE, EXCLUDE, JDK, LOCALS, SITES, SAMPLE, REPORT, AUDIT, HISTORY, HTTP, BUDGET,
          JFR, JMX, CLASSDUMP, CONFIG);

  private final String name;
  private final String meaning;
  private final String defaultText;
  private final T defaultValue;
  private final ValueForm<T> form;

  /** @param defaultText the default in words; null if it is documented as the value is printed */
  private OptionKey(String name, String meaning, String defaultText, T defaultValue, ValueForm<T> form) {
    this.name = name;
    this.meaning = meaning;
    this.defaultText = defaultText;
    this.defaultValue = defaultValue;
    this.form = form;
  }

  private static <T> OptionKey<T> key(String name, String meaning, T defaultValue, ValueForm<T> form) {
    return new OptionKey<>(name, meaning, null, defaultValue, form);
  }

  /** @throws OptionException naming the unknown key and the nearest valid one */
  static OptionKey<?> named(String name) throws OptionException {
    for (OptionKey<?> key : ALL) {
      if (key.name.equals(name)) {
        return key;
      }
    }
    List<String> names = new ArrayList<>();
    for (OptionKey<?> key : ALL) {
      names.add(key.name);
    }
    throw new OptionException("unknown key " + name + ": did you mean " + NearestNames.word(name, names) + "?");
  }

  String name() {
    return name;
  }

  OptionDoc documentation() {
    return new OptionDoc(name, meaning, defaultText == null ? form.print(defaultValue) : defaultText);
  }

  boolean isList() {
    return defaultValue instanceof TypePatterns || defaultValue instanceof List;
  }

  /** @throws OptionException naming the key, the value and what would be valid */
  T read(String text) throws OptionException {
    if (text.isEmpty()) {
      throw new OptionException(name + " has no value: write " + name + "=VALUE (" + meaning + ")");
    }
    try {
      if (text.indexOf(',') >= 0) {
        throw new OptionException("a value can't hold a comma" + (isList() ? "; a list is separated by :" : ""));
      }
      return form.read(text);
    } catch (OptionException e) {
      throw new OptionException(name + "=" + text + ": " + e.getMessage());
    }
  }

  /** This option's value among those given, or its default. */
  T in(Map<OptionKey<?>, Object> values) {
    return typed(values.getOrDefault(this, defaultValue));
  }

  boolean isDefault(Object value) {
    return defaultValue.equals(value);
  }

  String print(Object value) {
    return form.print(typed(value));
  }

  @SuppressWarnings("unchecked") // values are put under a key only as its own read returned them
  private T typed(Object value) {
    return (T) value;
  }
}
