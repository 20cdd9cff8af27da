package dev.refcount.options;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The file of {@code config}: Java properties in UTF-8. */
final class ConfigFile {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private ConfigFile() {}

  /**
   * The keys and values in the file's order, trimmed; what is there twice comes twice.
   *
   * @throws OptionException naming {@code config}, the file, and why it can't be read
   */
  static List<Map.Entry<String, String>> read(Path file) throws OptionException {
    Pairs pairs = new Pairs();
    try (Reader reader = open(file)) {
      pairs.load(skipMark(reader));
    } catch (MalformedInputException e) {
      throw unreadable(file, "it is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(file, FileFault.of(file, e));
    } catch (IllegalArgumentException e) {
      throw unreadable(file, "it is not a Java properties file: " + e.getMessage());
    }
    return pairs.read;
  }

  /** Editors of Windows begin a text with a mark of its encoding, which would be part of the first key. */
  private static Reader skipMark(Reader reader) throws IOException {
    PushbackReader text = new PushbackReader(reader);
    int first = text.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return text;
  }

  private static Reader open(Path file) throws IOException {
    try {
      // The decoder is made here because one that is made from the charset would let malformed text pass.
      return new InputStreamReader(new FileInputStream(file.toFile()), StandardCharsets.UTF_8.newDecoder());
    } catch (FileNotFoundException e) {
      return Files.newBufferedReader(file); // fails too, and its exception tells the reason
    }
  }

  private static OptionException unreadable(Path file, String reason) {
    return new OptionException("config=" + file + ": can't be read: " + reason);
  }

  /** Properties forgets order and what was given twice, so the pairs are taken as they are read. */
  private static final class Pairs extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient List<Map.Entry<String, String>> read = new ArrayList<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      read.add(Map.entry(key.toString().strip(), value.toString().strip()));
      return null;
    }
  }
}
