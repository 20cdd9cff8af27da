package dev.refcount.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the process ends with, and the one line that says why. */
final class Exit {
  /** It ran and the answer is good. */
  static final int DONE = 0;

  /** It ran and the answer is bad. */
  static final int BAD_ANSWER = 1;

  static final int WRONG_USE = 2;

  /** The process asked for can't be reached. */
  static final int UNREACHABLE = 3;

  private Exit() {}

  static int wrongUse(String reason) {
    return say(WRONG_USE, reason);
  }

  /** Writes a file that was asked for. */
  static int write(String file, String text) {
    try {
      Files.writeString(Path.of(file), text);
      return DONE;
    } catch (NoSuchFileException missing) {
      return wrongUse("there is no folder for " + file);
    } catch (InvalidPathException unwritable) {
      // As in an environment without LANG, where a name that is not ASCII reaches no program whole.
      return wrongUse(file + " can't be written: " + unwritable.getReason());
    } catch (IOException failure) {
      return wrongUse(file + " can't be written: " + reason(failure));
    }
  }

  /** In words: some exceptions of {@code java.nio} say no more than the file's name, or less. */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    String reason = failure instanceof FileSystemException system ? system.getReason() : null;
    return reason == null ? failure.getMessage() : reason;
  }

  static int say(int code, String reason) {
    System.err.println("refcount: " + reason.strip().replace('\n', ' '));
    return code;
  }
}
