package dev.refcount.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.datamodel.Model64_Lilliput;
import org.openjdk.jol.info.ClassData;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.layouters.HotSpotLayouter;
import org.openjdk.jol.layouters.Layouter;

/**
 * What one record costs, field by field: there is one for each tagged object and each of its holders,
 * so a field more must be a decision. Simulated for the two header layouts, whatever runs the test.
 */
final class AgentLayoutTest {
  private static final Layouter USUAL = new HotSpotLayouter(new Model64(true, true, 8), 17);
  private static final Layouter COMPACT =
      new HotSpotLayouter(new Model64_Lilliput(true, 8, false), 25);

  /** What every weak reference has, by the JDK. */
  private static final String REFERENCE =
      """
      12 4 Reference.referent
      16 4 Reference.queue
      20 4 Reference.next
      24 4 Reference.discovered
      """;

  /** What every record has. */
  private static final String HOLDER =
      REFERENCE
          + """
          28 4 Holder.hash
          32 2 Holder.mayHold
          34 1 Holder.shape
          35 1 Holder.metUnborn
          36 4 Holder.slots
          """;

  private static final String SLOTS =
      """
      12 4 Slots.slot
      16 4 Slots.site
      20 4 Slots.thread
      24 4 Slots.order
      28 4 Slots.held
      """;

  private static final String THREE_SLOTS =
      SLOTS
          + """
          32 4 ThreeSlots.secondSlot
          36 4 ThreeSlots.secondSite
          40 4 ThreeSlots.thirdSlot
          44 4 ThreeSlots.thirdSite
          48 4 ThreeSlots.second
          52 4 ThreeSlots.third
          """;

  @Test
  void holder() {
    // hash: the table is searched and rebuilt by it when the referent is gone.
    // shape: what its slot numbers mean, when the referent is gone, and whether it is part of a collection.
    // mayHold: spares a query for one object the look into the slots of nearly all records.
    // slots: null until something tagged is held, so that a node which holds nothing has none.
    assertEquals(HOLDER + "40", text("Holder", USUAL));
  }

  @Test
  void node() {
    // type: the sums of the class, when the referent is gone.
    // late: drops that found no stack for a hook.
    // heldIn: spares a query for one object most of the table.
    // added, dropped: two counters for each kind of slot; a count is their difference. Of statics the count alone.
    // max: the highest count, which no pair of counters remembers.
    // dropSite, dropTime, zeroSite: who let go of it last, and since when it waits for the collector.
    // closeSite: the store that may have closed a cycle through it.
    assertEquals(
        HOLDER
            + """
            40 4 Node.fieldsAdded
            44 4 Node.fieldsDropped
            48 4 Node.statics
            52 4 Node.elementsAdded
            56 4 Node.elementsDropped
            60 4 Node.localsAdded
            64 4 Node.localsDropped
            68 4 Node.max
            72 4 Node.dropSite
            76 4 Node.dropTime
            80 4 Node.zeroSite
            84 4 Node.closeSite
            88 2 Node.late
            90 2 Node.heldIn
            92 4 Node.type
            96""",
        text("Node", USUAL));
  }

  @Test
  void type() {
    // hash, permanent: which class it is, compared before anything else.
    // tagged, hasRecords, staticsHaveRecord: what hooks ask; name: for reports, when the class is unloaded.
    // instanceBytes: asked of the VM while there is an instance.
    // born, reclaimed, max, added, heldByStatics: the sums. captured: where a lambda class keeps its values.
    // heldByVm: asked of what no count refers to.
    assertEquals(
        REFERENCE
            + """
            28 4 Type.hash
            32 8 Type.born
            40 8 Type.reclaimed
            48 8 Type.heldByStatics
            56 4 Type.tagged
            60 4 Type.instanceBytes
            64 4 Type.max
            68 1 Type.fromBirth
            69 1 Type.part
            70 1 Type.heldByVm
            71 1 Type.hasRecords
            72 1 Type.staticsHaveRecord
            76 4 Type.permanent
            80 4 Type.name
            84 4 Type.captured
            88 4 Type.added
            96""",
        text("Type", USUAL));
  }

  @Test
  void slots() {
    // held, slot, site, thread: the first entry; most holders have no other.
    // order: of the store that may have closed a cycle, where its holder is a node.
    assertEquals(SLOTS + "32", text("Slots", USUAL));
  }

  @Test
  void two_slots() {
    assertEquals(
        SLOTS
            + """
            32 4 TwoSlots.secondSlot
            36 4 TwoSlots.secondSite
            40 4 TwoSlots.secondThread
            44 4 TwoSlots.second
            48""",
        text("TwoSlots", USUAL));
  }

  @Test
  void three_slots() {
    // thread: of the first, and of them all.
    assertEquals(THREE_SLOTS + "56", text("ThreeSlots", USUAL));
  }

  @Test
  void four_slots() {
    assertEquals(
        THREE_SLOTS
            + """
            56 4 FourSlots.fourthSlot
            60 4 FourSlots.fourthSite
            64 4 FourSlots.fourth
            72""",
        text("FourSlots", USUAL));
  }

  @Test
  void slot_table() {
    // Beside these, two arrays: keys (slot, site, thread) and nodes; 64 and 32 bytes for four entries.
    assertEquals(
        SLOTS
            + """
            32 4 SlotTable.behind
            36 4 SlotTable.keys
            40 4 SlotTable.nodes
            48""",
        text("SlotTable", USUAL));
  }

  @Test
  void a_holder_takes_no_more_than_sixty_four_bytes_and_twelve_for_each_of_few_slots() {
    long record = layout("Holder", USUAL).instanceSize();
    assertEquals(72, record + layout("Slots", USUAL).instanceSize());
    assertEquals(64 + 2 * 12, record + layout("TwoSlots", USUAL).instanceSize());
    assertEquals(96, record + layout("ThreeSlots", USUAL).instanceSize());
    assertEquals(64 + 4 * 12, record + layout("FourSlots", USUAL).instanceSize());
  }

  @Test
  void compact_headers_save_a_word_where_alignment_lets_them() {
    assertEquals(
        List.of(40L, 96L, 32L, 48L, 40L),
        Stream.of("Holder", "Node", "Slots", "TwoSlots", "SlotTable")
            .map(record -> layout(record, COMPACT).instanceSize())
            .collect(Collectors.toList()));
  }

  /** Offset, size and name of each field, and at the end the size of the whole. */
  private static String text(String type, Layouter layouter) {
    ClassLayout layout = layout(type, layouter);
    return StreamSupport.stream(layout.fields().spliterator(), false)
            .sorted(Comparator.comparingLong(field -> field.offset()))
            .map(field -> field.offset() + " " + field.size() + " " + simple(field.hostClass())
                + "." + field.name() + "\n")
            .collect(Collectors.joining())
        + layout.instanceSize();
  }

  private static ClassLayout layout(String type, Layouter layouter) {
    try {
      Class<?> record = Class.forName("dev.refcount.boot." + type);
      return layouter.layout(ClassData.parseClass(record));
    } catch (ClassNotFoundException renamed) {
      throw new AssertionError(renamed);
    }
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
