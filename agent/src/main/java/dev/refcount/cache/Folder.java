package dev.refcount.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;

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
    return folder.isAbsolute() && isWhole(folder) ? new Folder(folder) : null;
  }

  /** In an environment without LANG a name that is not ASCII is not: a file would be made by another. */
  private static boolean isWhole(File folder) {
    try {
      return folder.toPath() != null;
    } catch (InvalidPathException named) {
      return false;
    }
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
    return folder.mkdirs() && makeOwn(folder) && isOwn();
  }

  /** Whoever else may write to new files and folders: that is a matter of the {@code umask}. */
  static boolean makeOwn(File file) {
    return file.setWritable(false, false) && file.setWritable(true, true);
  }

  /** Whether it is there, and nobody else can have put anything into it. */
  boolean isOwn() {
    return folder.isDirectory() && folder.canWrite() && isOwn(folder);
  }

  /** Whether a file, or folder, is this user's, and nobody else can have written to it. */
  static boolean isOwn(File file) {
    try {
      PosixFileAttributes attributes =
          Files.readAttributes(file.toPath(), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return !attributes.isSymbolicLink()
          && isUser(attributes.owner())
          && !attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
          && !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    } catch (UnsupportedOperationException windows) {
      // There the default places are the user's own by their access lists.
      return true;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static boolean isUser(UserPrincipal owner) {
    if (owner.getName().equals(System.getProperty("user.name"))) {
      return true;
    }
    try {
      // Linux: in a container the user may have a number and no name.
      return owner.equals(Files.getOwner(Path.of("/proc/self")));
    } catch (UnsupportedOperationException | IOException elsewhere) {
      return false;
    }
  }
}
