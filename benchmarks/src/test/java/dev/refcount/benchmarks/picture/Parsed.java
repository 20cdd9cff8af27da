package dev.refcount.benchmarks.picture;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A picture as a browser reads it: not at all, if it isn't well-formed. */
final class Parsed {
  private final String text;
  private final Document document;

  Parsed(String svg) {
    text = svg;
    try {
      document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception notXml) {
      throw new AssertionError(svg, notXml);
    }
  }

  String text() {
    return text;
  }

  List<Element> all(String tag, String style) {
    NodeList nodes = document.getElementsByTagName(tag);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element element = (Element) nodes.item(i);
      if (element.getAttribute("class").equals(style)) {
        found.add(element);
      }
    }
    return found;
  }

  Element first(String tag, String style) {
    return all(tag, style).get(0);
  }

  List<String> words() {
    NodeList nodes = document.getElementsByTagName("text");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      words.add(nodes.item(i).getTextContent());
    }
    return words;
  }
}
