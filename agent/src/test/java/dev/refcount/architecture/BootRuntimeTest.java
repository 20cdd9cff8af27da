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
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.internal.reflect.MethodAccessor;
import org.junit.jupiter.api.Test;

/** What the code behind every store may be made of: nothing that is woven itself, or loads classes. */
final class BootRuntimeTest {
  private static final String OPERATIONS = "dev.refcount.boot.Operations";

  private static final String ACCESSOR = "dev.refcount.boot.CopyAccessor";

  /** These hand the JDK's stack walker what it takes. */
  private static final String[] STACK_WALK = {"dev.refcount.boot.Caller", "dev.refcount.boot.Walk"};

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
        .and().doNotHaveFullyQualifiedName(ACCESSOR)
        .and().doNotHaveFullyQualifiedName(STACK_WALK[0])
        .and().doNotHaveFullyQualifiedName(STACK_WALK[1])
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

  /** Because {@code Method.invoke} calls it, as it calls the JDK's. */
  @Test
  void the_accessor_alone_uses_reflections_own_beside_them() {
    classes().that().haveFullyQualifiedName(ACCESSOR)
        .should().onlyDependOnClassesThat(LANGUAGE_AND_VM.or(equivalentTo(MethodAccessor.class)))
        .check(BOOT);
  }

  /** A walk is slow, and its thread asks for no other meanwhile. */
  @Test
  void the_look_at_the_stack_alone_uses_functions_and_streams_beside_them() {
    classes().that().haveFullyQualifiedName(STACK_WALK[0]).or().haveFullyQualifiedName(STACK_WALK[1])
        .should().onlyDependOnClassesThat(
            LANGUAGE_AND_VM.or(equivalentTo(Function.class)).or(equivalentTo(Stream.class)))
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
