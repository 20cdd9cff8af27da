package dev.refcount.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked for. Owns the grammar both ways: {@link #parse} reads {@code key=value,key=value}, and
 * {@link #toString} prints what differs from the defaults in a form that parses back equal. Immutable.
 */
public final class Options {
  /** The variable that may hold options, in the agent argument's grammar. */
  public static final String ENVIRONMENT_VARIABLE = "REFCOUNT_OPTS";

  private static final Options DEFAULTS = new Options(Map.of());

  /** Only what differs from the defaults, so that equal maps are equal options. */
  private final Map<OptionKey<?>, Object> values;

  private Options(Map<OptionKey<?>, Object> given) {
    Map<OptionKey<?>, Object> values = new HashMap<>();
    for (OptionKey<?> key : OptionKey.ALL) {
      Object value = given.get(key);
      if (value != null && key != OptionKey.CONFIG && !key.isDefault(value)) {
        values.put(key, value);
      }
    }
    this.values = values;
  }

  /** The options of an agent that was given none. */
  public static Options defaults() {
    return DEFAULTS;
  }

  /**
   * Reads all sources. A key in the argument beats the same key in the {@code config} file, which beats the
   * variable; every source must be valid in itself all the same.
   *
   * @param agentArgument what follows {@code refcount-agent.jar=}; null or blank for nothing
   * @param environmentValue the value of {@value #ENVIRONMENT_VARIABLE}; null or blank for nothing
   * @throws OptionException naming the first key that is wrong, and what would be right
   */
  public static Options parse(String agentArgument, String environmentValue) throws OptionException {
    Map<OptionKey<?>, Object> argument = OptionSource.ofText(agentArgument, "");
    Map<OptionKey<?>, Object> merged = OptionSource.ofText(environmentValue, ENVIRONMENT_VARIABLE);
    Optional<Path> config = OptionKey.CONFIG.in(argument.containsKey(OptionKey.CONFIG) ? argument : merged);
    if (config.isPresent()) {
      merged.putAll(OptionSource.ofFile(config.get()));
    }
    merged.putAll(argument);
    return new Options(merged);
  }

  /** Every key with its meaning and default, {@code config} last. */
  public static List<OptionDoc> documentation() {
    List<OptionDoc> rows = new ArrayList<>();
    for (OptionKey<?> key : OptionKey.ALL) {
      rows.add(key.documentation());
    }
    return List.copyOf(rows);
  }

  /**
   * Makes sure that every report can be written at exit. Leaves existing files as they are and no new ones.
   *
   * @throws OptionException naming {@code report}, the destination and the reason
   */
  public void checkReportsWritable() throws OptionException {
    ReportFiles.checkWritable(report());
  }

  /** The classes whose instances are counted from birth; empty if only {@code Refs.tag} says what is. */
  public TypePatterns tag() {
    return OptionKey.TAG.in(values);
  }

  /** Whether JDK collections, their nodes and reference arrays are tagged too. */
  public boolean containers() {
    return OptionKey.CONTAINERS.in(values);
  }

  /** The application classes that are woven; empty means everything that is not the JDK. */
  public TypePatterns include() {
    return OptionKey.INCLUDE.in(values);
  }

  /** The application classes that are not woven, even if included; empty means no exception. */
  public TypePatterns exclude() {
    return OptionKey.EXCLUDE.in(values);
  }

  /** The JDK classes that are woven. */
  public JdkScope jdk() {
    return OptionKey.JDK.in(values);
  }

  /** Whether locals and parameters are counted. */
  public boolean locals() {
    return OptionKey.LOCALS.in(values);
  }

  /** What is remembered of the places that store references. */
  public SiteDetail sites() {
    return OptionKey.SITES.in(values);
  }

  /** One instance of this many of each tagged class is counted; at least 1, which is every one. */
  public int sample() {
    return OptionKey.SAMPLE.in(values);
  }

  /** Where reports go at exit, as written: {@code -} is standard error, {@code %p} still stands in names. */
  public List<String> report() {
    return OptionKey.REPORT.in(values);
  }

  /** Whether the ledger is audited before the final report. */
  public boolean auditAtExit() {
    return OptionKey.AUDIT.in(values);
  }

  /** Stores and drops remembered for each tagged object; 0 for none. */
  public int history() {
    return OptionKey.HISTORY.in(values);
  }

  /** The port of the live page, 0 to let the system pick one; empty for no page. */
  public OptionalInt http() {
    return OptionKey.HTTP.in(values);
  }

  /** The memory the ledger may take. */
  public Budget budget() {
    return OptionKey.BUDGET.in(values);
  }

  /** Whether JFR events are emitted. */
  public boolean jfr() {
    return OptionKey.JFR.in(values);
  }

  /** Whether the MXBean is registered. */
  public boolean jmx() {
    return OptionKey.JMX.in(values);
  }

  /** The folder that woven classes are written to; empty for none. */
  public Optional<Path> classdump() {
    return OptionKey.CLASSDUMP.in(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Options that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** What differs from the defaults, in the order of {@link #documentation}; empty if nothing does. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (OptionKey<?> key : OptionKey.ALL) {
      if (values.containsKey(key)) {
        text.append(text.isEmpty() ? "" : ",").append(key.name()).append('=').append(key.print(values.get(key)));
      }
    }
    return text.toString();
  }
}
