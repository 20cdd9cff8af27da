package dev.refcount.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * An operand stack that knows of each word only which uninitialised object it is, if any; what it was at each jump; and
 * the local variables that hold such an object too.
 *
 * <p>Unknown behind a {@code GOTO} until a label or a frame tells, and for good once two ways to one
 * place disagree or something is taken from nothing: all that is done to it then has no effect.
 */
final class OperandStack {
  static final Word EMPTY = new Word(null, null, 0);

  /** In the place of an object where it is not known whether there is one. */
  static final Object UNKNOWN = new Object();

  /**
   * A stack by its topmost word; shared by all stacks that have more on top of it.
   *
   * @param uninitialized names the object, as frames do: {@code UNINITIALIZED_THIS}, or the label of its {@code NEW};
   *     null for whatever is not an uninitialised object
   */
  record Word(Word below, Object uninitialized, int depth) {
    Word with(Object another) {
      return new Word(this, another, depth + 1);
    }
  }

  private record State(Word top, Map<Integer, Object> variables) {}

  /** By label, the stack that the first jump to it had, and the variables that all had. */
  private final Map<Label, State> arrivals = new HashMap<>();
  /** Null while unknown. */
  private Word top = EMPTY;
  /** Local variables that hold an uninitialised object, and which: replaced, never changed, for states share it. */
  private Map<Integer, Object> variables;
  private boolean lost;

  OperandStack(Map<Integer, Object> variables) {
    this.variables = variables;
  }

  /** False only if the word under so many others is certain not to be an uninitialised object. */
  boolean mayBeUnder(int words) {
    return under(words) != null;
  }

  /** Which uninitialised object the word under so many others is; null if it is certain to be none. */
  Object under(int words) {
    Word word = top;
    for (int i = 0; i < words && word != null; i++) {
      word = word.below;
    }
    return word == null || word == EMPTY ? UNKNOWN : word.uninitialized;
  }

  /** How many words it has; -1 while that is unknown. */
  int depth() {
    return top == null ? -1 : top.depth;
  }

  /** The lowest of the local variables that hold the object, or -1. */
  int slotOf(Object uninitialized) {
    int lowest = -1;
    for (Map.Entry<Integer, Object> variable : variables.entrySet()) {
      if (variable.getValue() == uninitialized && (lowest < 0 || variable.getKey() < lowest)) {
        lowest = variable.getKey();
      }
    }
    return lowest;
  }

  /** Takes so many words, none of which matters, and puts so many others, none of them uninitialised. */
  void replace(int taken, int put) {
    for (int i = 0; i < taken; i++) {
      pop();
    }
    for (int i = 0; i < put; i++) {
      push(null);
    }
  }

  /** Puts the topmost words a second time, under themselves and so many others. */
  void duplicate(int words, int under) {
    Object[] taken = new Object[words + under];
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

  /** Null only if the topmost word, which it takes, is certain not to be an uninitialised object. */
  Object pop() {
    if (top == null) {
      return UNKNOWN;
    }
    Object taken = top.uninitialized;
    top = top.below;
    lost |= top == null;
    return taken;
  }

  void push(Object uninitialized) {
    top = top == null ? null : top.with(uninitialized);
  }

  void load(int slot) {
    push(variables.get(slot));
  }

  /** Compilers keep what is on the stack in variables around an expression with a try in it. */
  void store(int slot) {
    put(slot, pop());
  }

  /** The variable takes something else, that is no object. */
  void overwrite(int slot) {
    put(slot, null);
  }

  private void put(int slot, Object stored) {
    if (stored != null || variables.containsKey(slot)) {
      Map<Integer, Object> changed = new HashMap<>(variables);
      if (stored == null) {
        changed.remove(slot);
      } else {
        changed.put(slot, stored);
      }
      variables = changed;
    }
  }

  /**
   * Takes the object whose constructor has run: wherever else it is, it is one like others now.
   *
   * @param isThis whether it is {@code this}, even if that is not known of the word
   */
  void initialize(boolean isThis) {
    Object taken = pop();
    Object made = isThis ? Opcodes.UNINITIALIZED_THIS : taken;
    if (made != null && made != UNKNOWN) {
      top = initialized(top, made);
      if (variables.containsValue(made)) {
        Map<Integer, Object> left = new HashMap<>();
        for (Map.Entry<Integer, Object> variable : variables.entrySet()) {
          if (variable.getValue() != made) {
            left.put(variable.getKey(), variable.getValue());
          }
        }
        variables = left;
      }
    }
  }

  private static Word initialized(Word word, Object made) {
    if (word == null || word == EMPTY) {
      return word;
    }
    Word below = initialized(word.below, made);
    boolean same = below == word.below && word.uninitialized != made;
    return same ? word : below.with(word.uninitialized == made ? null : word.uninitialized);
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
    arrive(handler, EMPTY.with(null));
  }

  void place(Label label) {
    State arrival = arrivals.get(label);
    if (arrival != null) {
      variables = top == null ? arrival.variables : both(arrival.variables, variables);
      meet(arrival.top);
    }
  }

  /** Here the local variables are as a frame has them. */
  void meet(Map<Integer, Object> stated) {
    variables = stated;
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
    State first = arrivals.get(target);
    Map<Integer, Object> there = first == null ? variables : both(first.variables, variables);
    arrivals.put(target, new State(first == null ? stack : first.top, there));
    if (first != null && first.top.depth != stack.depth) {
      lose();
    }
  }

  /** What is known where two ways meet. */
  private static Map<Integer, Object> both(Map<Integer, Object> one, Map<Integer, Object> other) {
    if (one.equals(other)) {
      return one;
    }
    Map<Integer, Object> differing = new HashMap<>(one);
    differing.putAll(other);
    for (Map.Entry<Integer, Object> variable : differing.entrySet()) {
      Integer slot = variable.getKey();
      if (one.get(slot) != other.get(slot)) {
        variable.setValue(UNKNOWN);
      }
    }
    return differing;
  }

  private void lose() {
    lost = true;
    top = null;
  }
}
