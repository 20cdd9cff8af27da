package dev.refcount.demo.work;

import dev.refcount.Audit;
import dev.refcount.Refs;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A database whose eight connections are still open when it is audited, and again when half are closed. */
final class RestingDatabase {
  private static final int CONNECTIONS = 8;
  private static final int ROWS = 300;

  private RestingDatabase() {}

  public static void main(String[] arguments) throws Exception {
    Connection[] open = new Connection[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      open[i] = DriverManager.getConnection("jdbc:h2:mem:rest;LOCK_TIMEOUT=120000");
    }
    try (Statement schema = open[0].createStatement()) {
      schema.execute("create table item(id int primary key, name varchar)");
      schema.execute("create table stock(id int primary key, item int references item(id), n int)");
      schema.execute("create index on stock(n)");
      schema.execute("create view total as select item, sum(n) n from stock group by item");
    }
    Thread[] clerks = new Thread[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i * ROWS;
      Connection connection = open[i];
      clerks[i] = new Thread(() -> fill(connection, first));
      clerks[i].start();
    }
    for (Thread clerk : clerks) {
      clerk.join();
    }
    print(Refs.audit());
    for (int i = CONNECTIONS / 2; i < CONNECTIONS; i++) {
      open[i].close();
    }
    print(Refs.audit());
  }

  private static void fill(Connection connection, int first) {
    try (PreparedStatement item = connection.prepareStatement("insert into item values(?, 'x')");
        PreparedStatement stock = connection.prepareStatement("insert into stock values(?, ?, 1)");
        Statement query = connection.createStatement()) {
      for (int id = first; id < first + ROWS; id++) {
        item.setInt(1, id);
        item.execute();
        stock.setInt(1, id);
        stock.setInt(2, id);
        stock.execute();
        query.executeQuery("select * from total where item = " + id).next();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void print(Audit audit) {
    System.out.println("checked " + audit.checked() + " drifts " + audit.drifts().size());
    audit.drifts().forEach(System.out::println);
  }
}
