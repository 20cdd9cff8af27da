package dev.refcount.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the code behind every store may be made of: nothing that is woven itself, or loads classes. */
final class BootRuntimeTest {
  private static final String OPERATIONS = "dev.refcount.boot.Operations";

  private static final DescribedPredicate<JavaClass> LANGUAGE_AND_VM =
      resideInAnyPackage(
          "dev.refcount.boot", "java.lang..", "java.util.concurrent.atomic", "jdk.internal.misc",
          "jdk.internal.access", "jdk.internal.vm.annotation");

  private static final JavaClasses BOOT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.refcount.boot");

  @Test
  void it_uses_the_language_and_the_vm_alone() {
    classes().that().doNotHaveFullyQualifiedName(OPERATIONS)
        .should().onlyDependOnClassesThat(LANGUAGE_AND_VM)
        .check(BOOT);
  }

  /** Because it stands in for methods of {@code Arrays}, and calls them. */
  @Test
  void operations_alone_uses_arrays_beside_them() {
    classes().that().haveFullyQualifiedName(OPERATIONS)
        .should().onlyDependOnClassesThat(LANGUAGE_AND_VM.or(equivalentTo(Arrays.class)))
        .check(BOOT);
  }

  /** Woven themselves: a hook that used them would come back to itself. */
  @Test
  void it_keeps_nothing_in_thread_locals_or_class_values() {
    noClasses()
        .should().dependOnClassesThat().areAssignableTo(ThreadLocal.class)
        .orShould().dependOnClassesThat().areAssignableTo(ClassValue.class)
        .check(BOOT);
  }

  @Test
  void it_builds_no_strings() {
    noClasses()
        .should().dependOnClassesThat().areAssignableTo(StringBuilder.class)
        .orShould().dependOnClassesThat().areAssignableTo(StringBuffer.class)
        .check(BOOT);
  }
}
