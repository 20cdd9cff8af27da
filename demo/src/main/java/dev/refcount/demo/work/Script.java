package dev.refcount.demo.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The statements of an SQL file beside this class, each with the comment above it as its title. */
record Script(List<Statement> statements) {
  record Statement(String title, String sql) {}

  static Script named(String file) throws IOException {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is missing beside " + Script.class.getName());
      }
      return new Script(parse(new String(in.readAllBytes(), UTF_8)));
    }
  }

  /** A semicolon at the end of a line ends a statement; comments have lines of their own. */
  private static List<Statement> parse(String text) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder title = new StringBuilder();
    StringBuilder sql = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith("-- ")) {
        title.append(title.isEmpty() ? "" : " ").append(line.substring(3));
      } else {
        sql.append(line).append('\n');
      }
      if (line.endsWith(";")) {
        sql.setLength(sql.lastIndexOf(";"));
        statements.add(new Statement(title.toString(), sql.toString().strip()));
        title.setLength(0);
        sql.setLength(0);
      }
    }
    return statements;
  }
}
