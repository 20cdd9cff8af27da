package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** C1 compiles no method in which a handler covers a call in its own first block. */
final class SelfCoveringTest {
  private static final Weaver WEAVER = new Weaver(new StaticTypes(name -> false));

  private final List<String> refusedByC1 = new ArrayList<>();
  private int coveringThemselves;

  @Test
  void no_handler_of_a_woven_compiler_covers_a_hook_in_its_own_first_block() throws IOException {
    for (Map.Entry<String, byte[]> type : ClassFileSets.ofModule("jdk.compiler").entrySet()) {
      byte[] woven = WEAVER.weave(type.getValue(), true, true);
      if (woven != null) {
        look(woven);
      }
    }
    assertEquals(List.of(), refusedByC1);
    assertTrue(coveringThemselves > 100, "handlers that cover themselves: " + coveringThemselves);
  }

  private void look(byte[] woven) {
    ClassNode type = new ClassNode();
    new ClassReader(woven).accept(type, ClassReader.SKIP_FRAMES);
    for (MethodNode method : type.methods) {
      for (TryCatchBlockNode range : method.tryCatchBlocks) {
        look(type.name + "." + method.name, method.instructions, range);
      }
    }
  }

  private void look(String method, InsnList code, TryCatchBlockNode range) {
    int start = code.indexOf(range.start);
    int end = code.indexOf(range.end);
    boolean covers = false;
    for (AbstractInsnNode at = range.handler; at != null && !(at instanceof JumpInsnNode); at = at.getNext()) {
      int index = code.indexOf(at);
      if (at.getOpcode() >= 0 && index >= start && index < end) {
        covers = true;
        if (at instanceof MethodInsnNode call && call.owner.startsWith(Hook.BOOT)) {
          refusedByC1.add(method + ": " + call.name);
        }
      }
    }
    coveringThemselves += covers ? 1 : 0;
  }
}
