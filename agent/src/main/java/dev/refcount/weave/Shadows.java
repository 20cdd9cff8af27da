package dev.refcount.weave;

import dev.refcount.boot.Place;
import java.util.Arrays;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Emits what a shadow begins to hold and lets go of. */
final class Shadows {
  private final MethodVisitor out;
  private final int maxLocals;
  private final int count;
  private final Woven woven;
  /** By shadow: the variable stored last, and the site of its last drop with the line of that. */
  private final String[] names;

  private final int[] dropSites;
  private final int[] dropLines;

  Shadows(MethodVisitor out, int maxLocals, int count, Woven woven) {
    this.out = out;
    this.maxLocals = maxLocals;
    this.count = count;
    this.woven = woven;
    this.names = new String[count];
    Arrays.fill(names, Place.VARIABLE);
    this.dropSites = new int[count];
    this.dropLines = new int[count];
  }

  int count() {
    return count;
  }

  /** The variable that a shadow is. */
  int variable(int shadow) {
    return maxLocals + shadow;
  }

  /** At the entry, so that each frame can name them. */
  void begin() {
    woven.needs(4);
    for (int shadow = 0; shadow < count; shadow++) {
      out.visitInsn(Opcodes.ACONST_NULL); // null
      out.visitVarInsn(Opcodes.ASTORE, variable(shadow)); //
    }
  }

  void stored(int shadow, int slot, String name, String staticType) {
    names[shadow] = name;
    dropSites[shadow] = 0;
    out.visitVarInsn(Opcodes.ALOAD, variable(shadow)); // node
    out.visitVarInsn(Opcodes.ALOAD, slot); // node, value
    Hook.push(out, woven.site(name)); // node, value, site
    Hook.LOCAL.call(out, woven.hooks(staticType)); // node
    out.visitVarInsn(Opcodes.ASTORE, variable(shadow)); //
  }

  void drop(int shadow) {
    out.visitVarInsn(Opcodes.ALOAD, variable(shadow)); // node
    Hook.push(out, dropSite(shadow)); // node, site
    Hook.DROP.call(out); //
    // Behind the call: where there was no stack for it, the shadow still says what is counted.
    out.visitInsn(Opcodes.ACONST_NULL); // null
    out.visitVarInsn(Opcodes.ASTORE, variable(shadow)); //
  }

  /** One for each variable and line, however many ways lead out of its scope there. */
  private int dropSite(int shadow) {
    if (dropLines[shadow] != woven.line() || dropSites[shadow] == 0) {
      dropLines[shadow] = woven.line();
      dropSites[shadow] = woven.site(names[shadow]);
    }
    return dropSites[shadow];
  }
}
