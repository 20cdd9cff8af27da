package dev.refcount.live;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This machine, by the same address in every JVM: which one Java calls it by is a matter of each one's options. */
final class Loopback {
  static final String NAME = "127.0.0.1";

  private Loopback() {}

  static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
