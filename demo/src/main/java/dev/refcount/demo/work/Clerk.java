package dev.refcount.demo.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.Callable;

/**
 * Takes orders over a connection of its own, at the same time as all other clerks.
 *
 * <p>What the clerks leave in the tables does not depend on who came first: each has its own order
 * numbers, what they share is only ever added to, and every transaction locks shared rows in the order
 * of their keys, so that two of them can't wait for each other.
 */
final class Clerk implements Callable<Integer> {
  private static final int ORDERS = 60;
  private static final int CUSTOMERS = 60;
  private static final int PRODUCTS = 25;

  private final Connection connection;
  private final int number;

  Clerk(Connection connection, int number) {
    this.connection = connection;
    this.number = number;
  }

  /** Returns how many orders were committed. */
  @Override
  public Integer call() throws SQLException {
    connection.setAutoCommit(false);
    try {
      return takeOrders();
    } catch (SQLException e) {
      // Or the other clerks would wait for this one's locks until they time out.
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private int takeOrders() throws SQLException {
    int committed = 0;
    for (int i = 0; i < ORDERS; i++) {
      if (take(i)) {
        connection.commit();
        committed++;
      } else {
        connection.rollback();
      }
    }
    return committed;
  }

  private boolean take(int i) throws SQLException {
    int order = number * 1_000 + i;
    int customer = (number * 7 + i * 11) % CUSTOMERS + 1;
    update("INSERT INTO orders VALUES (?, ?, ?, 'order ' || ?)", order, customer, number, order);
    // Ascending, for the order of locks: see above.
    int product = (number + i) % (PRODUCTS - 6) + 1;
    line(order, 1, product, 1 + i % 4);
    line(order, 2, product + 3, 2);
    if (i % 4 == 0) {
      Savepoint beforeExtra = connection.setSavepoint();
      line(order, 3, product + 5, 10);
      if (i % 8 == 0) {
        connection.rollback(beforeExtra);
      }
    }
    return i % 5 != 4;
  }

  private void line(int order, int line, int product, int quantity) throws SQLException {
    update("INSERT INTO order_line VALUES (?, ?, ?, ?)", order, line, product, quantity);
    update("UPDATE product SET sold = sold + ? WHERE id = ?", quantity, product);
  }

  private void update(String sql, int... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setInt(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
