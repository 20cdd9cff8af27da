package dev.refcount.options;

import java.io.File;
import java.io.IOException;

/** The id of this process, which {@code %p} stands for. */
public final class ProcessId {
  private ProcessId() {}

  public static long number() {
    return Long.parseLong(text());
  }

  public static String text() {
    try {
      // Linux: a link to a folder named by the id.
      String name = new File("/proc/self").getCanonicalFile().getName();
      if (NumberForm.isLong(name)) {
        return name;
      }
    } catch (IOException e) {
      // No such link here; ask Java.
    }
    // Comes with a thread pool and over a hundred classes, so it is not asked first.
    return Long.toString(ProcessHandle.current().pid());
  }
}
