package dev.refcount.layout;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jol.datamodel.DataModel;
import org.openjdk.jol.datamodel.Model32;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.datamodel.Model64_Lilliput;
import org.openjdk.jol.info.ClassData;
import org.openjdk.jol.layouters.HotSpotLayouter;

/**
 * Sizes of instances as this VM lays them out.
 *
 * <p>By JOL's layouter with the flags of this VM, and not by its {@code VM.current()}: that attaches to
 * its own process, starts others, and prints its warnings on the program's standard output. The padding
 * of {@code @Contended} fields, which HotSpot gives to JDK classes only, is not part of the size.
 */
public final class Layouts {
  private Layouts() {}

  /** Shallow size in bytes of one instance of the class. */
  public static long instanceBytes(Class<?> type) {
    return new HotSpotLayouter(model(), Runtime.version().feature())
        .layout(ClassData.parseClass(type))
        .instanceSize();
  }

  private static DataModel model() {
    if (System.getProperty("sun.arch.data.model").equals("32")) {
      return new Model32();
    }
    boolean compressedOops = flag("UseCompressedOops", "true").equals("true");
    int alignment = Integer.parseInt(flag("ObjectAlignmentInBytes", "8"));
    if (flag("UseCompactObjectHeaders", "false").equals("true")) {
      return new Model64_Lilliput(compressedOops, alignment, false);
    }
    boolean compressedClasses = flag("UseCompressedClassPointers", "true").equals("true");
    return new Model64(compressedOops, compressedClasses, alignment);
  }

  private static String flag(String name, String absent) {
    try {
      return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .getVMOption(name)
          .getValue();
    } catch (IllegalArgumentException unknownFlag) {
      return absent;
    }
  }
}
