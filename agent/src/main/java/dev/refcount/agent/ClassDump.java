package dev.refcount.agent;

import dev.refcount.options.OptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes woven classes into the folder of {@code classdump=}, if there is one. */
final class ClassDump {
  /** Null if nothing is written. */
  private final Path folder;

  private boolean said;

  private ClassDump(Path folder) {
    this.folder = folder;
  }

  /** Compiled code of {@code java.nio.Buffer} needs it, interpreted code does not: in JDKs that have it. */
  private static final String NEEDED_LATER = "jdk.internal.foreign.MemorySessionImpl";

  /**
   * Writes and deletes a file: what of the JDK is needed for that is there before the transformer, and so is woven.
   *
   * @throws OptionException if nothing can be written there
   */
  static ClassDump into(Path folderOrNull) throws OptionException {
    ClassDump dump = new ClassDump(folderOrNull);
    if (folderOrNull != null) {
      try {
        // Two folders deep, as a package may be.
        String probe = "refcount-probe-" + ProcessHandle.current().pid() + "/deep/probe";
        dump.writeFile(probe, new byte[1]);
        load(NEEDED_LATER);
        Path file = dump.file(probe);
        Files.delete(file);
        Files.delete(file.getParent());
        Files.delete(file.getParent().getParent());
      } catch (IOException refused) {
        throw new OptionException(
            "classdump=" + folderOrNull + ": can't be written to (" + refused + "); name a folder that can");
      }
    }
    return dump;
  }

  private static void load(String ofJdk) {
    try {
      Class.forName(ofJdk, false, null);
    } catch (ClassNotFoundException another) {
      // Then nothing needs it.
    }
  }

  /** Takes the internal name; null where there is nothing to write. A class is woven though it can't be written. */
  void write(String name, byte[] woven) {
    if (folder == null || woven == null) {
      return;
    }
    try {
      writeFile(name, woven);
    } catch (IOException | RuntimeException | LinkageError failure) {
      sayOnce(name, failure);
    }
  }

  private synchronized void sayOnce(String name, Throwable failure) {
    if (!said) {
      said = true;
      Console.say(
          "classdump=" + folder + ": not all classes can be written there, the first is " + name + ": " + failure);
    }
  }

  private void writeFile(String name, byte[] woven) throws IOException {
    Files.createDirectories(file(name).getParent());
    Files.write(file(name), woven);
  }

  private Path file(String name) {
    return folder.resolve(name + ".class");
  }
}
