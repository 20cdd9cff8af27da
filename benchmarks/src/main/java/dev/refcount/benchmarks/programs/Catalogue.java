package dev.refcount.benchmarks.programs;

import dev.refcount.benchmarks.Locations;
import dev.refcount.benchmarks.Refusal;
import dev.refcount.benchmarks.programs.run.LuceneRun;
import dev.refcount.benchmarks.programs.run.ServerRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs there are: some seconds each without the agent, of which the JIT's warm-up is a part. */
final class Catalogue {
  private Catalogue() {}

  /** In this order they are run. */
  static List<Program> programs() {
    Path target = Locations.target();
    // Named as text: they are the demo's, and their packages' own business.
    return List.of(
        new Program(
            "javac",
            "dev.refcount.demo.work.CompilerRun",
            List.of(sources().toString(), target.resolve("programs/compiled").toString()),
            16,
            "com.sun.tools.javac.code.Symbol$ClassSymbol:com.sun.tools.javac.code.Symbol$MethodSymbol"
                + ":com.sun.tools.javac.tree.JCTree$JCClassDecl",
            "com.sun.tools.javac.**"),
        new Program(
            "h2",
            "dev.refcount.demo.work.DatabaseRun",
            List.of("8"),
            80,
            "org.h2.engine.SessionLocal:org.h2.table.Table+",
            "org.h2.**"),
        new Program(
            "lucene",
            LuceneRun.class.getName(),
            List.of(target.resolve("programs/index").toString(), "4000", "1000"),
            18,
            "org.apache.lucene.document.Document:org.apache.lucene.index.SegmentReader"
                + ":org.apache.lucene.search.IndexSearcher",
            "org.apache.lucene.**"),
        new Program(
            "jetty",
            ServerRun.class.getName(),
            List.of("2", "4000"),
            24,
            "org.eclipse.jetty.io.SelectableChannelEndPoint+"
                + ":org.eclipse.jetty.server.internal.HttpConnection"
                + ":org.eclipse.jetty.server.internal.HttpChannelState$ChannelRequest",
            "org.eclipse.jetty.**"));
  }

  /** Those named, in the order of the catalogue; all if none is. */
  static List<Program> named(List<String> names) throws Refusal {
    List<Program> programs = programs();
    List<String> known = programs.stream().map(Program::name).toList();
    List<String> unknown = new ArrayList<>(names);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new Refusal(
          "no program " + String.join(", ", unknown) + "; there are " + String.join(", ", known));
    }
    return programs.stream().filter(each -> names.isEmpty() || names.contains(each.name())).toList();
  }

  /** What the compiler compiles: Maven puts it there when it builds the demo. */
  private static Path sources() {
    return Locations.target().resolve("../../demo/target/sources/commons-lang3-sources.jar").normalize();
  }

  /** Before hours are spent: what is missing is said at once. */
  static void check() throws Refusal {
    if (!Files.isRegularFile(sources())) {
      throw new Refusal("no sources at " + sources() + ": build them with mvn -DskipTests verify");
    }
  }
}
