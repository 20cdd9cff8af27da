package dev.refcount.demo.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.refcount.demo.Played;
import dev.refcount.demo.run.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real Chromium that reaches no network. */
final class PageIT {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

  @TempDir
  static Path folder;

  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    Path chromium = Browser.find().orElseGet(() -> abort(
        "no Chromium on the path: apt-get install chromium, then this test runs"));
    page = Page.write(Played.lectures(), folder.resolve("lessons.html"));
    Path profile = Files.createDirectory(folder.resolve("profile"));
    browser = new Browser(chromium, profile, 1280);
    browser.open(page);
  }

  @AfterAll
  static void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void it_opens_without_a_complaint_and_asks_for_nothing() throws Exception {
    assertEquals(10, browser.evaluate("document.querySelectorAll('section').length").getAsInt());
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.requests(page));
  }

  @Test
  void lesson_4_steps_forth_and_back_and_shows_the_counts() throws Exception {
    assertEquals("2", count("Java", "ArrayList"));
    assertEquals("2", count("Python", "list"));
    assertTrue(output("Java").contains("count of x: 2"), output("Java"));
    press("next");
    assertTrue(output("Java").contains("[(this Collection)]"), output("Java"));
    assertTrue(output("Python").contains("[[...]]"), output("Python"));
    press("next");
    assertEquals("1", count("Python", "list"));
    assertEquals(0, names("Python"));
    press("next");
    assertTrue(output("Java").contains("Gc.collect(): 1"), output("Java"));
    assertTrue(output("Python").contains("gc.collect(): 1"), output("Python"));
    assertEquals("object reclaimed", classOf("Java", "ArrayList"));
    assertEquals("object reclaimed", classOf("Python", "list"));
    assertTrue(browser.evaluate(lesson4(".next") + ".disabled").getAsBoolean());
    for (int i = 0; i < 3; i++) {
      press("back");
    }
    assertEquals("2", count("Java", "ArrayList"));
    assertTrue(browser.evaluate(lesson4(".back") + ".disabled").getAsBoolean());
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void arrow_keys_turn_the_steps() throws Exception {
    browser.evaluate("document.querySelector('#lesson-2 .next').focus()");
    String first = browser.text("document.querySelector('#lesson-2 .where').textContent");
    browser.press("ArrowRight");
    assertNotEquals(first, browser.text("document.querySelector('#lesson-2 .where').textContent"));
    browser.press("ArrowLeft");
    assertEquals(first, browser.text("document.querySelector('#lesson-2 .where').textContent"));
  }

  @Test
  void every_number_on_it_comes_from_the_json_of_the_run() throws Exception {
    Set<String> known = numbers(browser.text("document.getElementById('run').textContent"));
    Set<String> shown = new TreeSet<>();
    for (int step = 0; step < 6; step++) {
      shown.addAll(numbers(browser.text("document.querySelector('nav').innerText + ' ' + "
          + "document.querySelector('main').innerText + ' ' + [...document.querySelectorAll('svg text')]"
          + ".map(t => t.textContent).join(' ')")));
      browser.evaluate("document.querySelectorAll('.next').forEach(button => button.click())");
    }
    browser.evaluate("for (let i = 0; i < 6; i++) "
        + "document.querySelectorAll('.back').forEach(button => button.click())");
    assertTrue(shown.size() > 50, shown::toString);
    shown.removeAll(known);
    assertEquals(Set.of(), shown);
    assertFalse(Resources.text("page/page.html").replaceAll("(?s)<head>.*</head>", "").matches("(?s).*>[^<]*\\d.*<"),
        "a number in the page's own words");
  }

  @Test
  void nothing_sticks_out_at_the_width_of_a_phone_in_light_and_dark() throws Exception {
    browser.width(390);
    for (boolean dark : new boolean[] {false, true}) {
      browser.darkness(dark);
      assertTrue(browser.evaluate("document.documentElement.scrollWidth").getAsInt() <= 390);
      assertNotEquals(browser.text("getComputedStyle(document.body).color"),
          browser.text("getComputedStyle(document.body).backgroundColor"));
    }
    String dark = browser.text("getComputedStyle(document.body).backgroundColor");
    browser.darkness(false);
    assertNotEquals(dark, browser.text("getComputedStyle(document.body).backgroundColor"));
    browser.width(1280);
  }

  private static Set<String> numbers(String text) {
    Set<String> numbers = new TreeSet<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      numbers.add(number.group());
    }
    return numbers;
  }

  private static void press(String button) throws Exception {
    browser.evaluate(lesson4("." + button) + ".click()");
  }

  private static String count(String language, String object) throws Exception {
    return browser.text(side(language, "[data-object=\"" + object + "\"] .count") + ".textContent");
  }

  private static String classOf(String language, String object) throws Exception {
    return browser.text(side(language, "[data-object=\"" + object + "\"]") + ".getAttribute('class')");
  }

  private static int names(String language) throws Exception {
    return browser.evaluate("document.querySelectorAll('#lesson-4 [data-language=" + language
        + "] .name').length").getAsInt();
  }

  private static String output(String language) throws Exception {
    return browser.text(side(language, ".printed") + ".textContent");
  }

  private static String side(String language, String selector) {
    return lesson4("[data-language=" + language + "] " + selector.replace("'", "\\'"));
  }

  private static String lesson4(String selector) {
    return "document.querySelector('#lesson-4 " + selector + "')";
  }
}
