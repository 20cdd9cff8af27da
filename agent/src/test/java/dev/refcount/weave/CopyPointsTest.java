package dev.refcount.weave;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where copies are called that no call site names, asked of this JDK: another one's ways must not go unnoticed. */
final class CopyPointsTest {
  @ParameterizedTest
  @CsvSource({
    "java.lang.invoke, MethodHandles$Lookup, getDirectMethodCommon, HandleCopies.found",
    "java.lang.invoke, MethodHandles$Lookup, linkMethodHandleConstant, HandleCopies.linked",
    "java.lang.invoke, MethodHandleImpl, makeCollector, HandleCopies.collector",
    "java.lang.invoke, InnerClassLambdaMetafactory, <init>, HandleCopies.isCalledByHandle",
    "jdk.internal.reflect, ReflectionFactory, newMethodAccessor, CopyAccessor.of",
  })
  void this_jdk_has_the_method(String packageName, String type, String method, String hook) throws IOException {
    byte[] original = ClassFileSets.ofPackage("java.base", packageName).get(packageName + "." + type);
    byte[] woven = new Weaver(new StaticTypes(name -> false)).weave(original, false, false);
    assertTrue(WovenText.of(woven, method).contains("INVOKESTATIC dev/refcount/boot/" + hook + " ("));
  }
}
