package dev.refcount.agent;

import dev.refcount.boot.Channel;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Channels that a test has left out of the weaving, to see that the audit finds what is then missed.
 *
 * <p>No option: nobody but the agent's own tests wants to count wrong.
 */
final class PlantedFaults {
  private static final String PROPERTY = "refcount.test.unwoven";

  private PlantedFaults() {}

  static Set<Channel> channels() {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    String names = System.getProperty(PROPERTY);
    if (names != null) {
      for (String name : names.split(":")) {
        channels.add(Channel.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
      }
    }
    return channels;
  }
}
