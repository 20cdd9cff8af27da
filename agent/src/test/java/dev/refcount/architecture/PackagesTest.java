package dev.refcount.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
final class PackagesTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.refcount");

  @Test
  void the_api_knows_boot_alone() {
    onlyDependsOn("dev.refcount", "dev.refcount.boot", "java..");
  }

  @Test
  void weaving_knows_boot_and_asm_alone() {
    onlyDependsOn("dev.refcount.weave", "dev.refcount.boot", "net.bytebuddy.jar.asm..", "java..");
  }

  @Test
  void holdings_know_the_api_and_boot_alone() {
    onlyDependsOn(
        "dev.refcount.holdings", "dev.refcount", "dev.refcount.boot", "jdk.internal.misc", "java..");
  }

  @Test
  void growth_reads_the_ledger_and_takes_its_words_from_holdings() {
    onlyDependsOn(
        "dev.refcount.growth", "dev.refcount", "dev.refcount.boot", "dev.refcount.holdings",
        "java..");
  }

  @Test
  void leak_tests_know_the_api_alone() {
    onlyDependsOn(
        "dev.refcount.junit", "dev.refcount", "org.junit..", "org.opentest4j..", "java..");
  }

  @Test
  void the_cache_knows_boot_alone() {
    onlyDependsOn("dev.refcount.cache", "dev.refcount.boot", "java..");
  }

  @Test
  void options_know_nobody() {
    onlyDependsOn("dev.refcount.options", "java..");
  }

  @Test
  void only_weaving_sees_byte_code() {
    isSeenByNoneBut("dev.refcount.weave", "net.bytebuddy..");
  }

  @Test
  void only_verdict_sees_histograms() {
    isSeenByNoneBut("dev.refcount.verdict", "org.HdrHistogram..");
  }

  @Test
  void verdicts_know_the_ledger_alone() {
    onlyDependsOn(
        "dev.refcount.verdict", "dev.refcount", "dev.refcount.boot", "org.HdrHistogram", "java..",
        "com.sun.management");
  }

  @Test
  void only_report_sees_gson() {
    isSeenByNoneBut("dev.refcount.report", "com.google.gson..");
  }

  @Test
  void nobody_knows_the_life_cycle_but_the_command_line() {
    noClasses().that().resideOutsideOfPackages("dev.refcount.agent", "dev.refcount.cli")
        .should().dependOnClassesThat().resideInAPackage("dev.refcount.agent")
        .check(ALL);
    isSeenByNoneBut("dev.refcount.cli", "dev.refcount.cli");
  }

  @Test
  void no_two_packages_know_each_other() {
    slices().matching("dev.(**)").should().beFreeOfCycles().check(ALL);
  }

  private static void onlyDependsOn(String packageName, String... known) {
    String[] allowed = Arrays.copyOf(known, known.length + 1);
    allowed[known.length] = packageName;
    classes().that().resideInAPackage(packageName)
        .should().onlyDependOnClassesThat().resideInAnyPackage(allowed)
        .check(ALL);
  }

  private static void isSeenByNoneBut(String packageName, String library) {
    noClasses().that().resideOutsideOfPackage(packageName)
        .should().dependOnClassesThat().resideInAPackage(library)
        .check(ALL);
  }
}
