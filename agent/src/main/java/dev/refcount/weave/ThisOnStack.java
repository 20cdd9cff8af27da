package dev.refcount.weave;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;

/**
 * An operand stack that knows of each word only whether it is {@code uninitializedThis}, what it was at
 * each jump, and the local variables that hold {@code this} too.
 *
 * <p>Unknown behind a {@code GOTO} until a label or a frame tells, and for good once two ways to one
 * place disagree or something is taken from nothing: all that is done to it then has no effect.
 */
final class ThisOnStack {
  static final Word EMPTY = new Word(null, false, 0);

  /** A stack by its topmost word; shared by all stacks that have more on top of it. */
  record Word(Word below, boolean isThis, int depth) {
    Word with(boolean another) {
      return new Word(this, another, depth + 1);
    }
  }

  private record State(Word top, BitSet variables) {}

  /** By label, what the first jump to it had. */
  private final Map<Label, State> arrivals = new HashMap<>();
  /** Null while unknown. */
  private Word top = EMPTY;
  /** Local variables that hold {@code this}: replaced, never changed, for states share it. */
  private BitSet variables = new BitSet();
  private boolean lost;

  ThisOnStack() {
    variables.set(0);
  }

  /** False only if the word under so many others is certain not to be uninitialised {@code this}. */
  boolean mayBeUnder(int words) {
    Word word = top;
    for (int i = 0; i < words && word != null; i++) {
      word = word.below;
    }
    return word == null || word == EMPTY || word.isThis;
  }

  /** Takes so many words, none of which matters, and puts so many others, none of them {@code this}. */
  void replace(int taken, int put) {
    for (int i = 0; i < taken; i++) {
      pop();
    }
    for (int i = 0; i < put; i++) {
      push(false);
    }
  }

  /** Puts the topmost words a second time, under themselves and so many others. */
  void duplicate(int words, int under) {
    boolean[] taken = new boolean[words + under];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = pop();
    }
    for (int i = words - 1; i >= 0; i--) {
      push(taken[i]);
    }
    for (int i = taken.length - 1; i >= 0; i--) {
      push(taken[i]);
    }
  }

  /** True unless the topmost word is certain not to be {@code this}. */
  boolean pop() {
    if (top == null) {
      return true;
    }
    boolean isThis = top.isThis;
    top = top.below;
    lost |= top == null;
    return isThis;
  }

  void load(int slot) {
    push(variables.get(slot));
  }

  /** Compilers keep a stack in variables around a switch expression with a try in it. */
  void store(int slot) {
    BitSet stored = (BitSet) variables.clone();
    stored.set(slot, pop());
    variables = stored;
  }

  /** What follows is not reached from here. */
  void leave() {
    top = null;
  }

  void jump(Label target) {
    if (top != null) {
      arrive(target, top);
    }
  }

  /** From here on an exception may lead to the handler. */
  void protect(Label handler) {
    arrive(handler, EMPTY.with(false));
  }

  void place(Label label) {
    State arrival = arrivals.get(label);
    if (arrival != null) {
      variables = top == null ? arrival.variables : variables;
      meet(arrival.top);
    }
  }

  /** Here the stack is as stated, by a frame or a jump. */
  void meet(Word stated) {
    if (lost) {
      return;
    }
    if (top == null) {
      top = stated;
    } else if (top.depth != stated.depth) {
      lose();
    }
  }

  private void arrive(Label target, Word stack) {
    State first = arrivals.putIfAbsent(target, new State(stack, variables));
    if (first != null && first.top.depth != stack.depth) {
      lose();
    }
  }

  private void lose() {
    lost = true;
    top = null;
  }

  private void push(boolean isThis) {
    top = top == null ? null : top.with(isThis);
  }
}
