package dev.refcount.audit;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The stack of each thread, as the dump has it. */
final class DumpFrames {
  private record Frame(int type, String method, String file, int line) {}

  private final Map<Integer, DumpClass> classes = new HashMap<>();
  private final Map<Long, Frame> frames = new HashMap<>();
  /** By thread its frames, the innermost first. */
  private final Map<Integer, long[]> stacks = new HashMap<>();

  void isClass(int serial, DumpClass type) {
    classes.put(serial, type);
  }

  /** One frame, or which frames a thread has. */
  void read(boolean frame, DumpInput in, Map<Long, String> strings) throws IOException {
    if (frame) {
      long id = in.id();
      String method = strings.get(in.id());
      in.id();
      String file = strings.get(in.id());
      frames.put(id, new Frame(in.u4(), method, file, in.u4()));
      return;
    }
    in.u4();
    int thread = in.u4();
    int depth = in.u4();
    long[] stack = new long[0];
    for (int i = 0; i < depth; i++) {
      if (i == stack.length) {
        // As many as there are, and not as many as a damaged dump says.
        stack = Arrays.copyOf(stack, Math.min(depth, 16 + 2 * i));
      }
      stack[i] = in.id();
    }
    stacks.put(thread, stack);
  }

  /** Whether it is a method of the agent's own; false if nothing is known of it. */
  boolean isOwn(int thread, int depth) {
    Frame frame = at(thread, depth);
    DumpClass type = frame == null ? null : classes.get(frame.type);
    return type != null && type.isOwn();
  }

  /** {@code com.acme.Server.run(Server.java:17)}. */
  String words(int thread, int depth) {
    Frame frame = at(thread, depth);
    DumpClass type = frame == null ? null : classes.get(frame.type);
    if (type == null) {
      return "a method";
    }
    return type.name + "." + frame.method
        + (frame.file == null ? "" : "(" + frame.file + (frame.line > 0 ? ":" + frame.line : "") + ")");
  }

  private Frame at(int thread, int depth) {
    long[] stack = stacks.get(thread);
    return stack == null || depth < 0 || depth >= stack.length ? null : frames.get(stack[depth]);
  }
}
