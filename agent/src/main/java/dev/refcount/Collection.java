package dev.refcount;

import java.util.List;

/**
 * One collection as the ledger saw it: the tagged objects that it reclaimed, and why it could.
 *
 * @param phase {@code start}, told only of a collection that {@link Gc#collect} asks for, or {@code stop}
 * @param number from 1 on; 0 at the start
 * @param collector the collector's name as the JVM gives it, of the collection that had ended last when the first of
 *     the dead came: where one follows another within milliseconds, it may be the other's
 * @param pauseMs how long that collection took, in milliseconds
 * @param candidates tagged objects in the ledger before it
 * @param collected the objects that counting alone could not have freed, as CPython's {@code gc} reports
 *     them: entries and tables are part of their collection and not counted beside it
 * @param verdicts the reclaimed ones by why
 * @param dragMs how late they were reclaimed
 * @param bytes their shallow size; of arrays the header alone
 * @param cycles the cycles among them, the largest first; at most 100
 * @param declined true if the VM was asked to collect and did not ({@code -XX:+DisableExplicitGC}, Epsilon)
 */
public record Collection(
    String phase,
    long number,
    String collector,
    long pauseMs,
    long candidates,
    long collected,
    Verdicts verdicts,
    Drag dragMs,
    long bytes,
    List<Cycle> cycles,
    boolean declined) {}
