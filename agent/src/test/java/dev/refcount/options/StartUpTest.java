package dev.refcount.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What valid options pass through loads few JDK classes, because each must then be woven. */
class StartUpTest {
  private static final List<String> ON_THE_WAY =
      List.of("Budget", "ConfigFile", "ConfigFile$Pairs", "JdkScope", "ListText", "NameGlob", "NumberForm",
          "OptionException", "OptionKey", "OptionSource", "Options", "ProcessId", "ReportFiles", "SiteDetail",
          "TypePattern", "TypePatterns", "ValueForm", "ValueForm$Memory", "ValueForm$PathOr", "ValueForm$Patterns",
          "ValueForm$PatternsOrNone", "ValueForm$Port", "ValueForm$Reports", "WordForm");
  /** For messages and for the help text. */
  private static final List<String> ASIDE =
      List.of("EditDistance", "FileFault", "NearestNames", "NearestNames$Candidate", "OptionDoc", "ReportFault",
          "package-info");
  private static final Set<String> REGEX_OR_FORMATTER =
      Set.of("format", "formatted", "matches", "replaceAll", "replaceFirst", "split");

  static List<String> onTheWay() {
    return ON_THE_WAY;
  }

  @ParameterizedTest
  @MethodSource("onTheWay")
  void nothing_on_the_way_of_valid_options_pulls_in_lambdas_streams_regular_expressions_or_formatters(String name)
      throws IOException {
    assertEquals(List.of(), costly(name));
  }

  @Test
  void every_class_of_the_package_is_either_on_the_way_or_aside() throws Exception {
    Set<String> known = new TreeSet<>(ON_THE_WAY);
    known.addAll(ASIDE);
    Path folder = Path.of(Options.class.getResource("Options.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> found = files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .collect(Collectors.toCollection(TreeSet::new));
      found.add("package-info"); // which not every compiler makes a class of
      assertEquals(known, found);
    }
  }

  /** The instructions of a class that load what is not to be loaded. */
  private static List<String> costly(String name) throws IOException {
    List<String> costly = new ArrayList<>();
    try (InputStream file = Options.class.getResourceAsStream(name + ".class")) {
      new ClassReader(file).accept(new Finder(costly), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }
    return costly;
  }

  private static final class Finder extends ClassVisitor {
    private final List<String> found;

    Finder(List<String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String desc, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
          found.add(method + ": INVOKEDYNAMIC " + bootstrap.getOwner());
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
          if (owner.startsWith("java/util/stream/") || owner.startsWith("java/util/regex/")
              || owner.equals("java/lang/String") && REGEX_OR_FORMATTER.contains(name)) {
            found.add(method + ": " + owner + "." + name);
          }
        }
      };
    }
  }
}
