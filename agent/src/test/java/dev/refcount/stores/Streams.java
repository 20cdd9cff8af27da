package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.eventually;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.forked.Expect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Pipelines, sequential and parallel: what they pass on, and what they leave in their result. */
public final class Streams {
  private static final Comparator<Probe> BY_RANK = Comparator.comparingInt(Probe::touch);

  public static void main(String[] args) {
    intermediate();
    collectors();
    terminals();
    spliterators();
    Expect.done();
  }

  /** A probe among others in the elements of an array, through the stream and into an array. */
  private static void stage(String name, int times, UnaryOperator<Stream<Probe>> stage) {
    for (boolean parallel : new boolean[] {false, true}) {
      Probe probe = new Probe(7);
      Object[] array = throughStage(probe, parallel, stage);
      eventually(name + (parallel ? ", parallel" : ""), probe, 0, 0, times, 1);
      kept((Object) array);
    }
  }

  private static Object[] throughStage(
      Probe probe, boolean parallel, UnaryOperator<Stream<Probe>> stage) {
    Probe[] source = new Probe[100];
    Arrays.setAll(source, i -> i == 50 ? probe : new Probe(100 + i));
    Stream<Probe> stream = parallel ? Arrays.stream(source).parallel() : Arrays.stream(source);
    return stage.apply(stream).toArray();
  }

  private static void intermediate() {
    stage("toArray", 1, it -> it);
    stage("filter", 1, it -> it.filter(each -> each.rank < 120));
    stage("map", 1, it -> it.map(each -> each.rank == 7 ? each : new Probe()));
    stage("flatMap", 3, it -> it.flatMap(each -> Stream.of(each, each, each)));
    stage("mapMulti", 2, it -> it.mapMulti((each, into) -> {
      into.accept(each);
      into.accept(each);
    }));
    stage("sorted", 1, it -> it.sorted(BY_RANK));
    stage("sorted and limited", 1, it -> it.sorted(BY_RANK).limit(1));
    stage("distinct", 1, it -> it.flatMap(each -> Stream.of(each, each)).distinct());
    stage("limit and skip", 1, it -> it.skip(50).limit(1));
    stage("takeWhile", 0, it -> it.takeWhile(each -> each.rank > 7));
    stage("dropWhile", 1, it -> it.dropWhile(each -> each.rank > 7));
    stage("peek", 1, it -> it.peek(Probe::touch));
    stage("concat", 2, it -> {
      List<Probe> list = it.toList();
      return Stream.concat(list.stream(), list.stream());
    });
  }

  private static void collected(
      String name, int fields, int elements, Function<Stream<Probe>, Object> collector) {
    Probe probe = new Probe(7);
    Object result = collect(probe, collector);
    eventually(name, probe, fields, 0, elements, 1);
    kept(result);
  }

  private static Object collect(Probe probe, Function<Stream<Probe>, Object> collector) {
    List<Probe> source = new ArrayList<>(List.of(probe));
    for (int i = 0; i < 30; i++) source.add(new Probe(100 + i));
    return collector.apply(source.stream());
  }

  private static void collectors() {
    collected("Stream.toList", 0, 1, Stream::toList);
    collected("toList", 0, 1, it -> it.collect(Collectors.toList()));
    collected("toUnmodifiableList", 0, 1, it -> it.collect(Collectors.toUnmodifiableList()));
    collected("toSet", 1, 0, it -> it.collect(Collectors.toSet()));
    collected("toMap", 2, 0, it -> it.collect(Collectors.toMap(each -> each, each -> each)));
    collected("groupingBy", 0, 1, it -> it.collect(Collectors.groupingBy(Probe::touch)));
    collected("partitioningBy", 0, 1,
        it -> it.collect(Collectors.partitioningBy(each -> each.rank == 7)));
    collected("teeing", 1, 1, it -> it.collect(
        Collectors.teeing(Collectors.toList(), Collectors.toSet(), List::of)));
    collected("minBy", 1, 0, it -> it.collect(Collectors.minBy(BY_RANK)));
    collected("a builder", 0, 1, it -> {
      Stream.Builder<Probe> builder = Stream.builder();
      it.forEach(builder);
      return builder.build().toList();
    });
  }

  private static void terminals() {
    collected("reduce", 1, 0, it -> it.reduce((a, b) -> a.rank < b.rank ? a : b));
    collected("findFirst", 1, 0, Stream::findFirst);
    collected("min", 1, 0, it -> it.min(BY_RANK));
    collected("count", 0, 0, it -> it.filter(each -> each.rank == 7).count());
    collected("iterate", 0, 5, it -> Stream.iterate(it.iterator().next(), each -> each)
        .limit(5).toArray());
    collected("IntStream.mapToObj", 0, 3, it -> {
      Probe only = it.iterator().next();
      return IntStream.range(0, 3).mapToObj(i -> only).toArray();
    });
  }

  private static void spliterators() {
    Probe probe = new Probe();
    Probe[] array = {probe, probe, probe, probe};
    equal("halves", 4L, split(Arrays.spliterator(array)));
    equal("by an iterator", 4L, iterated(Arrays.asList(array).stream().iterator()));
    equal("of a list", 4L, split(new ArrayList<>(Arrays.asList(array)).spliterator()));
    eventually("the array alone", probe, 0, 0, 4, 1);
    kept((Object) array);
  }

  private static long split(Spliterator<Probe> all) {
    Spliterator<Probe> half = all.trySplit();
    return StreamSupport.stream(half, true).count() + StreamSupport.stream(all, false).count();
  }

  private static long iterated(Iterator<Probe> iterator) {
    long n = 0;
    for (; iterator.hasNext(); iterator.next()) n++;
    return n;
  }
}
