package dev.refcount.live;

/**
 * What the agent says to a request.
 *
 * @param code what the asking command shall end with; 0 is good
 * @param text for standard output if the code is 0, else the one line for standard error
 */
public record Answer(int code, String text) {
  static final int DONE = 0;
  static final int WRONG_USE = 2;
  static final int UNREACHABLE = 3;

  public static Answer done(String text) {
    return new Answer(DONE, text);
  }

  public static Answer wrongUse(String reason) {
    return new Answer(WRONG_USE, reason);
  }

  public static Answer unreachable(String reason) {
    return new Answer(UNREACHABLE, reason);
  }
}
