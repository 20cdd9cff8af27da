package dev.refcount.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/** Where the files are, and whether they are this user's own: what lies in them is run. */
final class Folder {
  /** Also the value that switches the cache off. */
  static final String VARIABLE = "REFCOUNT_CACHE";

  private static final String NAME = "refcount";

  private final File folder;

  Folder(File folder) {
    this.folder = folder;
  }

  /** As the environment says; null if the user wants none or has no place for it. */
  static Folder ofUser() {
    String wanted = System.getenv(VARIABLE);
    if (wanted != null && !wanted.isEmpty()) {
      return wanted.equals("off") ? null : absolute(new File(wanted));
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && new File(xdg).isAbsolute()) {
      return absolute(new File(xdg, NAME));
    }
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows")) {
      String local = System.getenv("LOCALAPPDATA");
      return local == null ? null : absolute(new File(local, NAME));
    }
    File home = new File(System.getProperty("user.home", ""));
    return absolute(new File(home, (system.startsWith("Mac") ? "Library/Caches/" : ".cache/") + NAME));
  }

  /** What depends on where the program was started is nobody's own place. */
  private static Folder absolute(File folder) {
    return folder.isAbsolute() ? new Folder(folder) : null;
  }

  File file(String name) {
    return new File(folder, name);
  }

  File[] files() {
    File[] files = folder.listFiles();
    return files == null ? new File[0] : files;
  }

  /** Makes it if need be, for this user alone. */
  boolean make() {
    if (folder.isDirectory()) {
      return isOwn();
    }
    return folder.mkdirs()
        && folder.setWritable(false, false)
        && folder.setWritable(true, true)
        && isOwn();
  }

  /** Whether it is there, and nobody else can have put anything into it. */
  boolean isOwn() {
    if (!folder.isDirectory() || !folder.canWrite()) {
      return false;
    }
    Path path = folder.toPath();
    try {
      PosixFileAttributes attributes =
          Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isDirectory()
          && attributes.owner().getName().equals(System.getProperty("user.name"))
          && !attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
          && !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    } catch (UnsupportedOperationException windows) {
      // There the default places are the user's own by their access lists.
      return true;
    } catch (IOException unknown) {
      return false;
    }
  }
}
