package dev.refcount.cli;

import dev.refcount.agent.Version;
import dev.refcount.options.NearestNames;
import dev.refcount.options.OptionDoc;
import dev.refcount.options.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code java -jar refcount-agent.jar}. */
public final class Main {
  private static final List<String> VERBS =
      List.of("help", "attach", "top", "holdings", "report", "audit", "render", "version");

  private static final String USES =
      """
        java -javaagent:refcount-agent.jar=key=value,key=value -jar app.jar
        java -jar refcount-agent.jar VERB

      attach PID [OPTIONS]           count in a program that runs already
      attach PID off                 stop counting; the program's code is as it was before
      top PID                        what is held, most first, and its growth per second; q quits
      holdings PID CLASS             who holds the instances of a class, and which line stored it
      report PID FILE                the ledger now; the ending chooses the form, - is the terminal
      audit DUMP.hprof               the ledger in a heap dump against the heap in it
      render REPORT.json OUT.html    a report in another form: .html, .dot or .txt
      version                        of this jar

      Exit codes: 0 done, 1 it ran and the answer is bad (drift, leak), 2 wrong use,
      3 the process can't be reached.

      Examples:
        java -javaagent:refcount-agent.jar=tag=com.acme.Session+,report=r.html -jar app.jar
        java -jar refcount-agent.jar attach 4711 tag=com.acme.Session+
        java -jar refcount-agent.jar top 4711
        java -jar refcount-agent.jar holdings 4711 com.acme.Session
        java -jar refcount-agent.jar report 4711 now.html
        java -jar refcount-agent.jar render r.json r.html

      Options. Lists are separated by ':'. In class patterns '*' stands for part of a name, '**'
      for any packages; in those of tag a trailing '+' for subclasses too, '@' before a name for
      classes annotated with it. Also read: the variable REFCOUNT_OPTS, config=FILE.

      """;

  private static final int WIDTH = 66;

  private Main() {}

  public static void main(String[] arguments) {
    String verb = arguments.length == 0 ? "help" : arguments[0];
    switch (verb) {
      case "help", "--help", "-h" -> help();
      case "attach" -> System.exit(AttachCommand.run(arguments));
      case "top" -> System.exit(TopCommand.run(arguments));
      case "holdings" -> System.exit(HoldingsCommand.run(arguments));
      case "report" -> System.exit(ReportCommand.run(arguments));
      case "audit" -> System.exit(AuditCommand.run(arguments));
      case "render" -> System.exit(RenderCommand.run(arguments));
      case "version", "--version" -> System.out.println("refcount " + Version.current());
      default -> System.exit(unknown(verb));
    }
  }

  private static int unknown(String verb) {
    return Exit.wrongUse(
        "unknown verb '" + verb + "': did you mean " + NearestNames.word(verb, VERBS) + "?");
  }

  private static void help() {
    System.out.println("refcount " + Version.current() + ": true reference counts on a tracing JVM");
    System.out.println();
    System.out.print(USES);
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
