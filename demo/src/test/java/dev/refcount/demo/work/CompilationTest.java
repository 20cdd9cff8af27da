package dev.refcount.demo.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompilationTest {
  @TempDir
  Path folder;

  private Path output;

  @BeforeEach
  void makeOutput() throws IOException {
    output = Files.createDirectory(folder.resolve("classes"));
  }

  @Test
  void module_descriptors_and_other_versions_of_a_class_are_left_out() throws Exception {
    Path jar = jar(Map.of(
        "p/A.java", "package p; class A { class Inner {} }",
        "p/package-info.java", "package p;",
        "module-info.java", "module m { requires not.here; }",
        "META-INF/versions/21/p/A.java", "package p; class A {}"));

    Compilation compilation = Compilation.of(jar, output);

    assertEquals(2, compilation.files());
    assertEquals(2, compilation.classes());
  }

  @Test
  void class_files_that_an_earlier_run_left_do_not_count() throws Exception {
    Compilation alone = Compilation.of(jar(Map.of("B.java", "class B {}")), output);
    Compilation.of(jar(Map.of("A.java", "class A {}")), output);

    assertEquals(alone, Compilation.of(jar(Map.of("B.java", "class B {}")), output));
  }

  @Test
  void another_constant_gives_another_hash() throws Exception {
    Compilation one = Compilation.of(jar(Map.of("A.java", "class A { static final int N = 1; }")), output);
    Compilation two = Compilation.of(jar(Map.of("A.java", "class A { static final int N = 2; }")), output);

    assertNotEquals(one.sha256(), two.sha256());
  }

  @Test
  void the_syntax_trees_of_all_files_are_kept_whole_for_who_asks() throws Exception {
    List<CompilationUnitTree> trees = new ArrayList<>();
    Path jar = jar(Map.of("A.java", "class A { B b = new B(); }", "B.java", "class B {}"));

    Compilation compilation = Compilation.of(jar, output, trees);

    assertEquals(Compilation.of(jar, output), compilation);
    assertEquals(List.of("/A.java", "/B.java"), trees.stream().map(t -> t.getSourceFile().getName()).toList());
    assertEquals(List.of(1, 1), trees.stream().map(t -> t.getTypeDecls().size()).toList());
  }

  @Test
  void a_source_can_not_use_the_class_path_of_the_program_that_compiles_it() throws IOException {
    Path jar = jar(Map.of("A.java", "class A { org.h2.Driver driver; }"));

    WorkFailed failure = assertThrows(WorkFailed.class, () -> Compilation.of(jar, output));

    assertEquals("1 compile error: /A.java:1: package org.h2 does not exist", failure.getMessage());
  }

  @Test
  void the_first_of_several_compile_errors_is_told_in_one_line() throws IOException {
    Path jar = jar(Map.of("A.java", "class A {\n  int a = b;\n  C c;\n}"));

    WorkFailed failure = assertThrows(WorkFailed.class, () -> Compilation.of(jar, output));

    // Members' types are entered before initialisers are attributed.
    assertEquals("2 compile errors, the first: /A.java:3: cannot find symbol", failure.getMessage());
  }

  private Path jar(Map<String, String> sources) throws IOException {
    Path jar = folder.resolve("sources.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> source : sources.entrySet()) {
        out.putNextEntry(new ZipEntry(source.getKey()));
        out.write(source.getValue().getBytes());
      }
    }
    return jar;
  }
}
