package dev.refcount.audited;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.audited.planted.Planted;
import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With one channel left out of the weaving the audit finds the store that was missed, and names that
 * channel and no other: an audit that can't fail is worth nothing.
 */
final class PlantedFaultsIT {
  @ParameterizedTest
  @CsvSource({
    // program, channels left out, what should have seen the store
    // (where more than one is left out, another weave would see the store as well)
    "PutField, putfield, PUTFIELD at PutField.run(PutField.java:10)",
    "EarlyPutField, early-putfield,"
        + " PUTFIELD before super() at EarlyPutField$1.<init>(EarlyPutField.java:11)",
    "PutStatic, putstatic, PUTSTATIC at PutStatic.run(PutStatic.java:9)",
    "ElementStore, aastore, AASTORE at ElementStore.run(ElementStore.java:9)",
    "ArrayCopy, arraycopy, System.arraycopy at ArrayCopy.run(ArrayCopy.java:10)",
    "CopyOf, copy-of:arraycopy, Arrays.copyOf at CopyOf.run(CopyOf.java:12)",
    "CloneOfArray, clone, clone at CloneOfArray.run(CloneOfArray.java:10)",
    "LambdaCapture, lambda,"
        + " INVOKEDYNAMIC of a lambda at LambdaCapture.run(LambdaCapture.java:12)",
    "UnsafeField, unsafe, Unsafe in the JDK",
    "UnsafeElement, unsafe, Unsafe in the JDK",
    "FieldSet, field-set:handle-setter:unsafe, Field.set",
    "HandleSetter, handle-setter:unsafe, method handle setter",
    "ArraySet, array-set, Array.set at ArraySet.run(ArraySet.java:11)",
    "HandleCopy, handle-copy, 'AASTORE at HandleCopy.copy(HandleCopy.java:16), or method handle of a copy'",
    "CloneByHandle, handle-copy,"
        + " 'PUTFIELD at CloneByHandle.<init>(CloneByHandle.java:12), or method handle of a copy'",
    "MethodInvoke, method-invoke:handle-copy,"
        + " 'AASTORE at MethodInvoke.copy(MethodInvoke.java:14), MethodInvoke.run(MethodInvoke.java:23),"
        + " or Method.invoke of a copy'",
    "Collector, collector, array that a method handle collects",
  })
  void the_weave_that_missed_a_store_is_named(String program, String unwoven, String weave)
      throws Exception {
    Run run = planted(program, "-Drefcount.test.unwoven=" + unwoven);
    String out = run.out();
    assertEquals(
        weave + " should have seen it", out.substring(out.lastIndexOf("; ") + 2).strip(), run::describe);
    assertTrue(out.contains(": heap 1, ledger 0; "), run::describe);
    assertTrue(out.startsWith("drifts 1 repaired true"), run::describe);
  }

  /** The field's own store is a suspect too, since the heap cannot tell; the copy comes first. */
  @ParameterizedTest
  @CsvSource("CloneOfObject, clone")
  void a_copy_of_an_object_is_named_before_the_store_that_the_original_had(
      String program, String unwoven) throws Exception {
    Run run = planted(program, "-Drefcount.test.unwoven=" + unwoven);
    assertTrue(run.out().startsWith("drifts 1 repaired true"), run::describe);
    assertTrue(
        run.out().contains("; clone at CloneOfObject.copy(CloneOfObject.java:16), or PUTFIELD at "),
        run::describe);
  }

  @Test
  void of_the_elements_of_one_array_the_missed_one_is_named() throws Exception {
    Run run = planted("ArraySetAmongOthers", "-Drefcount.test.unwoven=array-set");
    assertTrue(
        run.out().contains("java.lang.Object[] [5]: heap 8, ledger 7; Array.set at "), run::describe);
  }

  @ParameterizedTest
  @CsvSource({"PutField", "CloneOfObject", "UnsafeElement", "FieldSet"})
  void with_all_channels_woven_the_same_programs_do_not_drift(String program) throws Exception {
    Run run = planted(program, "-Xmx256m");
    assertEquals("drifts 0 repaired false", run.out().strip(), run::describe);
  }

  private static Run planted(String program, String option) throws Exception {
    return ForkedJvm.of(Planted.class)
        .named(program + (option.startsWith("-D") ? "-fault" : ""))
        .jvm(option)
        .agent("tag=dev.refcount.audited.planted.Stored,report="
            + ForkedJvm.logs().resolve("planted-" + program + ".txt"))
        .arguments(program)
        .run();
  }
}
