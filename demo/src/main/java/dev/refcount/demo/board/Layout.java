package dev.refcount.demo.board;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.openjdk.jol.datamodel.DataModel;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.datamodel.Model64_Lilliput;
import org.openjdk.jol.info.ClassData;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;
import org.openjdk.jol.layouters.HotSpotLayouter;

/**
 * How objects lie in memory, by JOL with the flags of this VM, and checked against what the VM really
 * takes for one. Not by JOL's {@code VM.current()}, which attaches to its own process and prints.
 */
public final class Layout {
  private static final int MANY = 2000;

  private Layout() {}

  /** Prints header, fields and padding of an object, and what one such really took. */
  public static void say(String name, Supplier<Object> maker) {
    ClassLayout layout = new HotSpotLayouter(model(), Runtime.version().feature())
        .layout(ClassData.parseClass(maker.get().getClass()));
    List<String> parts = new ArrayList<>();
    parts.add("header " + layout.headerSize());
    long end = layout.headerSize();
    for (FieldLayout field : layout.fields()) {
      if (field.offset() > end) {
        parts.add("gap " + (field.offset() - end));
      }
      parts.add(field.name() + " " + field.size());
      end = field.offset() + field.size();
    }
    if (layout.instanceSize() > end) {
      parts.add("padding " + (layout.instanceSize() - end));
    }
    Board.say(name + " bytes", layout.instanceSize());
    Board.say(name + " parts", String.join(" + ", parts));
    Board.say(name + " bytes taken", taken(maker));
  }

  /** What the VM took from the heap for one instance, seen over many of them. */
  private static long taken(Supplier<Object> maker) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Object[] kept = new Object[MANY];
    kept[0] = maker.get();
    long none = allocatedDuring(thread, () -> null, new Object[MANY]);
    return (allocatedDuring(thread, maker, kept) - none + MANY / 2) / MANY;
  }

  private static long allocatedDuring(ThreadMXBean thread, Supplier<Object> maker, Object[] kept) {
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = maker.get();
    }
    return thread.getCurrentThreadAllocatedBytes() - before;
  }

  private static DataModel model() {
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
          .getVMOption(name).getValue();
    } catch (IllegalArgumentException unknownFlag) {
      return absent;
    }
  }
}
