package dev.refcount.benchmarks.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that a process ever had, as Linux keeps it. */
final class ProcessMemory {
  private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private ProcessMemory() {}

  /** In bytes; nothing where there is no such file, or the process has just ended. */
  static OptionalLong peak(long pid) {
    try {
      return peak(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong peak(List<String> status) {
    for (String line : status) {
      Matcher matcher = HIGH_WATER.matcher(line);
      if (matcher.matches()) {
        return OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024);
      }
    }
    return OptionalLong.empty();
  }
}
