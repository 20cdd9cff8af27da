package dev.refcount.demo.work;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a small shop in an embedded H2 database: tables, indexes, views, joins, transactions and
 * rollbacks, with several connections working at once. Sessions and tables hold each other in many
 * ways, which makes their counts worth reading.
 *
 * <p>Run: {@code DatabaseRun [CONNECTIONS]} with H2 on the class path.
 */
public final class DatabaseRun {
  /** The lock time-out is that of a slow machine: a clerk must wait for another, never give up. */
  private static final String URL = "jdbc:h2:mem:shop;LOCK_TIMEOUT=120000";

  private final List<Connection> connections = new ArrayList<>();
  private final Transcript transcript = new Transcript();

  private DatabaseRun() {}

  public static void main(String[] args) {
    try {
      if (args.length > 1) {
        throw new WorkFailed("usage: DatabaseRun [CONNECTIONS]");
      }
      int connections = args.length == 1 ? WorkFailed.positive("CONNECTIONS", args[0]) : 4;
      System.out.print(new DatabaseRun().run(connections));
    } catch (WorkFailed | SQLException | IOException | ExecutionException | InterruptedException e) {
      // H2 repeats the whole statement below its message.
      System.err.println("DatabaseRun: " + String.valueOf(e.getMessage()).split("\\R")[0]);
      System.exit(1);
    }
  }

  private String run(int number)
      throws SQLException, IOException, ExecutionException, InterruptedException {
    try {
      for (int i = 0; i < number; i++) {
        connections.add(DriverManager.getConnection(URL));
      }
      Connection owner = connections.get(0);
      execute(owner, Script.named("schema.sql"));
      takeOrders();
      execute(owner, Script.named("after.sql"));
      refusals(owner);
      for (Script.Statement query : Script.named("queries.sql").statements()) {
        transcript.query(owner, query);
      }
      return transcript.toString();
    } finally {
      // The database is gone with its last connection.
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static void execute(Connection connection, Script script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Script.Statement next : script.statements()) {
        statement.execute(next.sql());
      }
    }
  }

  /** All clerks at once; written down in the order of their numbers, whoever was done first. */
  private void takeOrders() throws ExecutionException, InterruptedException {
    ExecutorService office = Executors.newFixedThreadPool(connections.size());
    try {
      List<Clerk> clerks = new ArrayList<>();
      for (Connection connection : connections) {
        clerks.add(new Clerk(connection, clerks.size() + 1));
      }
      transcript.heading("orders committed by each connection");
      int number = 1;
      for (Future<Integer> clerk : office.invokeAll(clerks)) {
        transcript.line("clerk " + number++ + " | " + clerk.get());
      }
    } finally {
      office.shutdownNow();
    }
  }

  /** What the database must not accept: its exceptions are part of the result too. */
  private void refusals(Connection connection) throws SQLException {
    transcript.heading("refused");
    for (String sql : List.of(
        "INSERT INTO region VALUES (5, 'north')",
        "INSERT INTO orders VALUES (1, 999, 1, 'nobody')",
        "UPDATE customer SET credit = -1 WHERE id = 1",
        "SELECT * FROM no_such_table")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        transcript.line("accepted: " + sql);
      } catch (SQLException refusal) {
        transcript.line(refusal.getSQLState() + ": " + sql);
      }
    }
  }
}
