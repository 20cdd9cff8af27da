package dev.refcount.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever file it gets, the command ends with one clear line and no stack trace. */
final class AuditCommandTest {
  @TempDir
  Path folder;

  private Path dump;
  private String out;
  private String err;

  @BeforeEach
  void nameTheDump() {
    dump = folder.resolve("some.hprof");
  }

  @Test
  void a_ledger_that_agrees_with_the_heap_is_exact() throws IOException {
    assertEquals(0, audit(ledger(1, "fields")));
    assertTrue(out.startsWith("audit: 1 checked, 1 exact, 0 drifts"), out);
    assertTrue(out.contains("1 of the 1 stores that the heap still shows were counted, 100 %"), out);
  }

  @Test
  void a_ledger_that_missed_a_store_drifts() throws IOException {
    assertEquals(1, audit(ledger(0, "fields")));
    assertTrue(out.startsWith("audit: 1 checked, 0 exact, 1 drifts"), out);
    assertTrue(out.contains("0 of the 1 stores that the heap still shows were counted, 0 %"), out);
    assertTrue(out.contains("in com.acme.Box com.acme.Box.content: heap 1, ledger 0"), out);
  }

  @Test
  void a_dump_that_is_cut_off_is_refused_wherever_the_cut_is() throws IOException {
    byte[] whole = ledger(1, "fields");
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), length < 31 ? "no heap dump" : "cut off");
    }
  }

  @Test
  void a_dump_with_a_wrong_byte_is_read_or_refused_but_nothing_is_thrown() throws IOException {
    byte[] whole = ledger(1, "fields");
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] = (byte) random.nextInt(256);
      int code = audit(damaged);
      assertTrue(code == 2 ? err.lines().count() == 1 : err.isEmpty(), err);
    }
  }

  @Test
  void a_file_that_is_no_dump_is_refused() throws IOException {
    refused(new byte[0], "no heap dump in HPROF format");
    refused("not a dump at all, by any means, but long".getBytes(), "no heap dump in HPROF format");
  }

  @Test
  void a_packed_dump_is_refused_with_the_remedy() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(ledger(1, "fields"));
    }
    refused(packed.toByteArray(), "gunzip");
  }

  @Test
  void a_dump_of_a_jvm_without_the_agent_is_refused() throws IOException {
    TinyDump foreign = new TinyDump();
    foreign.instance(foreign.type("java.lang.Object", 0));
    refused(foreign.bytes(), "holds no ledger");
  }

  @Test
  void a_dump_of_another_version_of_the_agent_is_refused() throws IOException {
    refused(ledger(1, "inFields"), "another agent version");
  }

  @Test
  void a_folder_and_a_file_that_is_not_there_are_refused() {
    assertEquals(2, run(folder.toString()));
    assertTrue(err.contains("is a folder"), err);
    assertEquals(2, run(folder.resolve("absent.hprof").toString()));
    assertTrue(err.contains("there is no file"), err);
    assertEquals(2, run());
    assertTrue(err.contains("audit DUMP.hprof"), err);
  }

  /** A box with one item in a field, and a node that counts so many; the counter has this name. */
  private static byte[] ledger(int counted, String counter) throws IOException {
    TinyDump dump = new TinyDump();
    long object = dump.type("java.lang.Object", 0);
    long holder =
        dump.type("dev.refcount.boot.Holder", object, "referent", TinyDump.OBJECT, "slots",
            TinyDump.OBJECT, "shape", TinyDump.BYTE, "metUnborn", TinyDump.BYTE);
    long node =
        dump.type("dev.refcount.boot.Node", holder,
            counter + "Added", TinyDump.INT, counter + "Dropped", TinyDump.INT,
            "statics", TinyDump.INT,
            "elementsAdded", TinyDump.INT, "elementsDropped", TinyDump.INT);
    long box = dump.type("com.acme.Box", object, "content", TinyDump.OBJECT);
    long item = dump.instance(dump.type("com.acme.Item", object));
    dump.instance(box, item);
    dump.instance(node, counted, 0, 0, 0, 0, item, 0L, (byte) 0, (byte) 0);
    return dump.bytes();
  }

  private void refused(byte[] content, String reason) throws IOException {
    assertEquals(2, audit(content), err);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("refcount: ") && err.contains(reason), err);
  }

  private int audit(byte[] content) throws IOException {
    Files.write(dump, content);
    return run(dump.toString());
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "audit";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(outBytes, true));
    System.setErr(new PrintStream(errBytes, true));
    try {
      return AuditCommand.run(all);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
      out = outBytes.toString();
      err = errBytes.toString();
    }
  }
}
