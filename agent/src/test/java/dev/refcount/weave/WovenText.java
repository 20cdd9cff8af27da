package dev.refcount.weave;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * The code of one method as readable text, without what changes and means nothing: line numbers, names
 * of labels, numbers of sites.
 */
final class WovenText {
  private static final Pattern PLACED = Pattern.compile("\\s*(L\\d+)");
  private static final Pattern LABEL = Pattern.compile("\\bL\\d+\\b");
  private static final Pattern PUSH = Pattern.compile("(\\s*)(ICONST_|BIPUSH |SIPUSH |LDC )\\d+");
  private static final Pattern HOOK =
      Pattern.compile("\\s*INVOKESTATIC dev/refcount/boot/\\S+ \\(\\S*I\\)\\S+");

  private WovenText() {}

  static String of(byte[] classFile, String method) {
    Textifier text = new Textifier();
    ClassVisitor finder =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
            return name.equals(method) && !bridge ? new TraceMethodVisitor(text) : null;
          }
        };
    new ClassReader(classFile).accept(finder, 0);
    StringWriter printed = new StringWriter();
    text.print(new PrintWriter(printed, true));
    return normalised(printed.toString().lines().toList());
  }

  /** The same, each instruction by itself, without annotations and sizes. */
  static List<String> instructions(byte[] classFile, String method) {
    return of(classFile, method)
        .lines()
        .map(String::strip)
        .filter(line -> !line.matches("@.*|MAX.*"))
        .toList();
  }

  private static String normalised(List<String> printed) {
    List<String> lines = new ArrayList<>();
    for (String line : printed) {
      if (line.isBlank() || line.strip().startsWith("LINENUMBER") || line.strip().startsWith("//")) {
        continue;
      }
      int last = lines.size() - 1;
      if (HOOK.matcher(line).matches() && PUSH.matcher(lines.get(last)).matches()) {
        lines.set(last, PUSH.matcher(lines.get(last)).replaceFirst("$1SITE"));
      }
      lines.add(line);
    }
    return renamed(lines);
  }

  /** Names labels by their order in the code, and leaves out those that nothing refers to. */
  private static String renamed(List<String> lines) {
    List<String> referred = new ArrayList<>();
    for (String line : lines) {
      if (!PLACED.matcher(line).matches()) {
        LABEL.matcher(line).results().forEach(found -> referred.add(found.group()));
      }
    }
    Map<String, String> names = new HashMap<>();
    for (String line : lines) {
      Matcher placed = PLACED.matcher(line);
      if (placed.matches() && referred.contains(placed.group(1))) {
        names.put(placed.group(1), "L" + (names.size() + 1));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (!PLACED.matcher(line).matches() || names.containsKey(line.strip())) {
        text.append(LABEL.matcher(line).replaceAll(found -> names.get(found.group())));
        text.append('\n');
      }
    }
    return text.toString();
  }
}
