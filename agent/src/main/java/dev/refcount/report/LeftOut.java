package dev.refcount.report;

import dev.refcount.Report.NotWoven;
import java.util.ArrayList;
import java.util.List;

/** What no weaving sees, in words: what was left out in this program apart from what never is seen. */
final class LeftOut {
  private final List<NotWoven> here = new ArrayList<>();
  private final List<NotWoven> never = new ArrayList<>();
  private final List<NotWoven> channels = new ArrayList<>();

  LeftOut(List<NotWoven> all) {
    for (NotWoven left : all) {
      (left.isChannel() ? channels : left.standing() ? never : here).add(left);
    }
  }

  /** Classes, and methods that ran when the agent came, of this program; classes whose methods grew too long, too. */
  List<NotWoven> here() {
    return here;
  }

  /** Classes that are woven in no program. */
  List<NotWoven> neverWoven() {
    return never;
  }

  /** What is seen in no class; in this program or in any. */
  List<NotWoven> channels() {
    return channels;
  }

  String hereInWords() {
    return Cells.count(here.size()) + (here.size() == 1 ? " class or method is" : " classes or methods are")
        + " not woven, only in part, or never compiled: what is left out is not seen";
  }

  /** The name of one of the {@link #channels}. */
  static String name(NotWoven channel) {
    return channel.className().substring(NotWoven.CHANNEL.length());
  }

  String channelsInWords() {
    StringBuilder text = new StringBuilder("never seen: ");
    String separator = "";
    for (NotWoven channel : channels) {
      text.append(separator).append(name(channel));
      if (!channel.standing()) {
        text.append(" (").append(channel.reason()).append(')');
      }
      separator = "; ";
    }
    return text.toString();
  }
}
