package dev.refcount.cli;

import dev.refcount.agent.Version;
import dev.refcount.options.OptionDoc;
import dev.refcount.options.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code java -jar refcount-agent.jar}. */
public final class Main {
  private static final int WRONG_USE = 2;
  private static final int WIDTH = 66;

  private Main() {}

  public static void main(String[] arguments) {
    String verb = arguments.length == 0 ? "help" : arguments[0];
    switch (verb) {
      case "help", "--help", "-h" -> help();
      case "audit" -> System.exit(AuditCommand.run(arguments));
      case "version", "--version" -> System.out.println("refcount " + Version.current());
      default -> {
        System.err.println("refcount: unknown verb '" + verb + "': use help, version or audit");
        System.exit(WRONG_USE);
      }
    }
  }

  private static void help() {
    System.out.println("refcount " + Version.current() + ": true reference counts on a tracing JVM");
    System.out.println();
    System.out.println("  java -javaagent:refcount-agent.jar=key=value,key=value -jar app.jar");
    System.out.println("  java -jar refcount-agent.jar audit DUMP.hprof     ledger against heap");
    System.out.println();
    System.out.println("Lists are separated by ':'. In class patterns '*' stands for part of a name,");
    System.out.println("'**' for any packages, a trailing '+' for subclasses too, '@' before a name for");
    System.out.println("classes annotated with it. Also read: the variable REFCOUNT_OPTS, config=FILE.");
    System.out.println();
    for (OptionDoc option : Options.documentation()) {
      String indent = String.format(Locale.ROOT, "  %-11s ", option.key());
      for (String line : wrapped(option.meaning() + " (" + option.defaultValue() + ")")) {
        System.out.println(indent + line);
        indent = " ".repeat(indent.length());
      }
    }
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
