package dev.refcount.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refcount.Drag;
import dev.refcount.Engine;
import dev.refcount.Report;
import dev.refcount.Verdicts;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class that is asked for by a name which no one class has. */
final class HoldingsTextTest {
  private static final String[] MANY =
      {"a.One", "a.Two", "a.Three", "a.Four", "a.Five", "com.acme.Session", "com.acme.web.Session"};

  private static Answer asked(String name, String... tagged) {
    List<Report.ClassEntry> classes =
        Arrays.stream(tagged)
            .map(each -> new Report.ClassEntry(
                each, 1, 1, 1, new Report.References(1, 0, 0, 0), 1, 0, Verdicts.NONE, Drag.NONE, 16))
            .toList();
    Engine engine =
        (Engine) Proxy.newProxyInstance(
            Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> classes);
    return HoldingsText.of(engine, name);
  }

  /** It was said that there is none, and the first five of all classes. */
  @Test
  void a_simple_name_that_several_classes_have_is_answered_with_these() {
    assertEquals(
        Answer.wrongUse("several classes are named Session there: com.acme.Session, com.acme.web.Session"),
        asked("Session", MANY));
  }

  @Test
  void a_name_that_none_has_is_answered_with_some_that_there_are() {
    assertEquals(
        Answer.wrongUse(
            "no object of class Guest is tagged there; tagged are a.One, a.Two, a.Three, a.Four, a.Five"),
        asked("Guest", MANY));
    assertEquals(
        Answer.wrongUse("no object of class ession is tagged there; tagged are com.acme.Session"),
        asked("ession", "com.acme.Session"));
    assertEquals(Answer.wrongUse("no object is tagged there"), asked("Guest"));
  }
}
