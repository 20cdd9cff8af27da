package dev.refcount.demo.work;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real programs at a rest in mid-run: the ledger is what the VM's own heap is. */
final class RestIT {
  @TempDir
  static Path folder;

  @Test
  void the_compiler_does_not_drift() throws Exception {
    Forked run =
        Forked.run(folder, "tag=com.sun.tools.javac.tree.JCTree+,report=" + folder.resolve("c.txt"),
            List.of(Forked.origin(RestingCompiler.class)), RestingCompiler.class.getName(),
            System.getProperty("refcount.sources"), folder.toString());
    assertTrue(run.output().matches("checked [1-9]\\d{4,} drifts 0\\R"), run::toString);
  }

  @Test
  void the_database_does_not_drift_with_connections_open_and_closed() throws Exception {
    Forked run =
        Forked.run(folder, "tag=org.h2.engine.SessionLocal:org.h2.table.Table+,report="
                + folder.resolve("d.txt"),
            List.of(Forked.origin(RestingDatabase.class), Forked.origin(Driver.class)),
            RestingDatabase.class.getName());
    assertTrue(run.output().matches("(checked [1-9]\\d* drifts 0\\R){2}"), run::toString);
  }
}
