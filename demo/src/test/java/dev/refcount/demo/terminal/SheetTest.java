package dev.refcount.demo.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SheetTest {
  @Test
  void two_columns_stand_side_by_side_where_there_is_room() {
    Sheet sheet = new Sheet(83);
    sheet.both(List.of("left", "more"), List.of("right"));
    String gap = " ".repeat(38 - "left".length());
    assertEquals(List.of("left" + gap + " │ right", "more" + gap + " │"), sheet.toString().lines().toList());
  }

  @Test
  void where_there_is_none_they_stand_one_under_the_other() {
    Sheet sheet = new Sheet(60);
    sheet.both(List.of("left"), List.of("right"));
    assertEquals(List.of("left", "", "right"), sheet.toString().lines().toList());
  }

  @Test
  void nothing_is_wider_than_the_terminal() {
    for (int width = 30; width <= 120; width++) {
      Sheet sheet = new Sheet(width);
      sheet.rule("A title");
      sheet.both(List.of("x".repeat(70), "a b ".repeat(30)), List.of("    y z".repeat(20)));
      sheet.paragraph("many words ".repeat(30));
      int columns = width;
      sheet.toString().lines().forEach(line -> assertTrue(line.length() <= columns, line));
    }
  }
}
