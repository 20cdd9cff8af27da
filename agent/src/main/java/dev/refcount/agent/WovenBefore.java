package dev.refcount.agent;

import dev.refcount.boot.Channel;
import dev.refcount.cache.WeavingCache;
import dev.refcount.options.Options;
import dev.refcount.weave.StaticTypes;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.zip.CRC32;
import jdk.internal.misc.VM;

/** What weaving depends on, so that what came of it is used again only where all of it is the same. */
final class WovenBefore {
  private static final String[] JDK = {
    "java.home", "java.vm.name", "java.vm.vendor", "java.vm.version", "os.arch"
  };

  /** What lets somebody else change the JDK's classes before they come to us. */
  private static final String[] OTHERS = {
    "-javaagent:", "-agentlib:", "-agentpath:", "-Xrun", "--patch-module", "-Xbootclasspath",
    "-XX:StartFlightRecording", "-XX:+FlightRecorder"
  };

  /** Bytes: more than twice as many as the directory of the agent's jar has. */
  private static final int DIRECTORY = 1 << 18;

  private WovenBefore() {}

  /** What was woven before, if it can be used at all. */
  static WeavingCache open(Presence presence, StaticTypes staticTypes, Set<Channel> leftOut) {
    // A program that runs already may have been changed by anybody.
    if (presence.late || !leftOut.isEmpty() || !WeavingCache.isWanted()) {
      return WeavingCache.none();
    }
    try {
      return WeavingCache.open(
          key(presence.options, staticTypes), programKey(presence.options), isAlone());
    } catch (IOException unreadable) {
      return WeavingCache.none();
    }
  }

  private static String key(Options options, StaticTypes staticTypes) throws IOException {
    StringBuilder key = new StringBuilder();
    for (String property : JDK) {
      key.append(System.getProperty(property)).append('\n');
    }
    File modules = new File(System.getProperty("java.home"), "lib/modules");
    key.append(modules.length()).append(' ').append(modules.lastModified()).append('\n');
    key.append(sum(BootRuntime.ownJar().toFile())).append('\n');
    key.append(options.jdk()).append(' ').append(options.sites()).append('\n');
    return key.append(staticTypes.fingerprint()).append('\n').toString();
  }

  /**
   * Which program it is need be told only roughly, as each class is compared: by where it runs, what was started, and
   * the names on its class path. Not the folders, of which build tools make new ones each time, nor digits: theirs,
   * and those of versions.
   */
  private static String programKey(Options options) {
    StringBuilder key = new StringBuilder();
    key.append(options.tag()).append(' ').append(options.locals()).append('\n');
    key.append(System.getProperty("user.dir")).append('\n');
    key.append(roughly(System.getProperty("sun.java.command", "").split(" ", 2)[0])).append('\n');
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
      key.append(roughly(entry)).append('\n');
    }
    return key.toString();
  }

  private static String roughly(String path) {
    StringBuilder name = new StringBuilder();
    for (int i = path.lastIndexOf(File.separatorChar) + 1; i < path.length(); i++) {
      if (!Character.isDigit(path.charAt(i))) {
        name.append(path.charAt(i));
      }
    }
    return name.toString();
  }

  /** Of the end of a jar alone, where its directory has the checksum of each class. */
  private static String sum(File jar) throws IOException {
    CRC32 sum = new CRC32();
    long length = jar.length();
    try (FileInputStream in = new FileInputStream(jar)) {
      in.skipNBytes(Math.max(0, length - DIRECTORY));
      byte[] end = in.readAllBytes();
      sum.update(end, 0, end.length);
    }
    return length + " " + Long.toHexString(sum.getValue());
  }

  /** Whether the VM was started with no other agent and with the JDK's own classes. */
  private static boolean isAlone() {
    int agents = 0;
    for (String argument : VM.getRuntimeArguments()) {
      for (String other : OTHERS) {
        if (argument.startsWith(other)) {
          agents++;
        }
      }
    }
    return agents == 1;
  }
}
