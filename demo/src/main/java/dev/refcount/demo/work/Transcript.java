package dev.refcount.demo.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/** The text of what a database answered, and a hash of it. */
final class Transcript {
  private final StringBuilder text = new StringBuilder();

  void heading(String title) {
    text.append("## ").append(title).append('\n');
  }

  void line(String line) {
    text.append(line).append('\n');
  }

  void query(Connection connection, Script.Statement query) throws SQLException {
    heading(query.title());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.sql())) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringJoiner row = new StringJoiner(" | ");
        for (int column = 1; column <= columns; column++) {
          row.add(rows.getString(column));
        }
        line(row.toString());
      }
    }
  }

  /** The text with its hash as the last line. */
  @Override
  public String toString() {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("transcript", text.toString().getBytes(UTF_8));
    return text + "sha-256 " + fingerprint.hex() + "\n";
  }
}
