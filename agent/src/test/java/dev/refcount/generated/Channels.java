package dev.refcount.generated;

import java.util.List;

/**
 * Stores of one statement, by group. {@code $v} is a value that may be null, {@code $w} one that is
 * not, {@code $o} any object, {@code $f} a value that a lambda may name, {@code $i} an index,
 * {@code $n} a number of its own; of {@code ${a / b}} one is taken.
 */
final class Channels {
  static final List<String> FIELDS =
      List.of(
          "h0.f0 = $v;",
          "h1.f0 = $v;",
          "((H0) h1).f0 = $v;",
          "h1.own = $v;",
          "h0.o = $o;",
          "h${0 / 1}.v = $v;",
          "some($v).next = $v;",
          "some($v).any = $o;",
          "if ((Object) $v instanceof T1 t$n) t$n.next = $f;",
          "s${0 / 1} = $v;",
          "s2 = $o;",
          "s2 = ${h0 / h1 / a0 / a1 / list / map};",
          "T1.last = $v;",
          "E.${A / B}.held = $v;",
          "E.A.any = $o;",
          "h0 = new H0($v);",
          "h0 = h1;",
          "h1 = new H1($v, $v);",
          "h1 = new H1($v);",
          "h0 = h0.copy();",
          "h0 = new H1($v, $v) { T0 more = $f; @Override void init(T0 x) { super.init(more = x);"
              + " } };",
          "s2 = h0.new In($v);",
          "s0 = h0.f0 = a0[$i] = $v;",
          "h0.kids[$i % 2] = h1.own = $v;",
          "s2 = new R0($v, $o);",
          "s2 = R1.of($v, $o);",
          "leak(h${0 / 1});",
          "s2 = new F($v);",
          "s2 = new F($v, new F($v));");

  static final List<String> ARRAYS =
      List.of(
          "a0[$i] = $v;",
          "a1[$i] = $o;",
          "a1[$i] = ${a0 / aa / a1 / h0};",
          "aa[$i % 3][$i] = $v;",
          "aa[$i % 3] = new T0[] {$v, $v, null, $v};",
          "aa = new T0[3][4];",
          "aa = aa.clone();",
          "aa[$i % 3] = aa[$i % 3].clone();",
          "a0 = new T0[] {$v, $v, $v, $v, $v};",
          "a0 = a0.clone();",
          "kept = new Object[] {$o, $v, kept};",
          "keep($v, $v, $v);",
          "keep();",
          "System.arraycopy(a0, ${0 / 1}, a0, ${0 / 1 / 2}, 2);",
          "System.arraycopy(a0, 1, a1, 0, 3);",
          "System.arraycopy(aa, 0, aa, 1, 2);",
          "try { System.arraycopy(a1, 0, a0, ${0 / 1}, ${3 / 4}); }"
              + " catch (ArrayStoreException | IndexOutOfBoundsException e) { }",
          "try { System.arraycopy(a0, $i, a1, $i, 3); } catch (IndexOutOfBoundsException e) { }",
          "try { kept = new T1[4]; ((Object[]) kept)[$i] = $o; } catch (ArrayStoreException e) { }",
          "a0 = Arrays.copyOf(a0, ${4 / 5 / 6});",
          "a1 = Arrays.copyOf(a0, 4, Object[].class);",
          "a1 = Arrays.copyOfRange(a1, ${0 / 1 / 2}, 6);",
          "Arrays.fill(a0, $v);",
          "Arrays.fill(a1, 0, 2, $o);",
          "Arrays.setAll(a0, j -> j % 2 == 0 ? $f : null);",
          "Arrays.sort(a0, Comparator.nullsFirst(${Comparator.naturalOrder() /"
              + " Comparator.reverseOrder()}));",
          "Arrays.parallelPrefix(a0, (x, y) -> y == null ? x : y);",
          "Arrays.asList(a0).set($i, $v);",
          "kept = Arrays.asList(a0);",
          "Collections.swap(Arrays.asList(a0), $i, $i);",
          "Collections.${reverse(Arrays.asList(a0)) / rotate(Arrays.asList(a1), 1)};",
          "a0 = Arrays.stream(a0).map(x -> x == null ? $f : x).toArray(T0[]::new);",
          "kept = Stream.<T0>of($w, $w, $w).sorted().toList();",
          "kept = Stream.<T0>of($w, $w).collect(Collectors.${toList() / toSet()});",
          "list = list.stream().filter(x -> x != $f).collect(Collectors.toCollection(ArrayList::new));",
          "a1 = list.toArray(new Object[6]); a1 = Arrays.copyOf(a1, 8);",
          "Array.set(a${0 / 1}, $i, $v);",
          "a0 = (T0[]) Array.newInstance(T0.class, 4);");

  static final List<String> COLLECTIONS =
      List.of(
          "list.add($v);",
          "list.add(0, $v);",
          "list.remove($v);",
          "if (!list.isEmpty()) list.set(list.size() - 1, $v);",
          "if (list.size() > 2) list.subList(0, 2).clear();",
          "list.addAll(Arrays.<T0>asList($v, $v, $v));",
          "list.removeIf(x -> x == $f);",
          "list.replaceAll(x -> x == null ? $f : x);",
          "if (!(list instanceof CopyOnWriteArrayList)) for (ListIterator<T0> l ="
              + " list.listIterator(); l.hasNext();)"
              + " if (l.next() == null) l.${set(new T0()) / remove() / add(new T0())};",
          "Collections.${shuffle(list, new Random(5)) / reverse(list)};",
          "list = ${new ArrayList<>(list) / new LinkedList<>(list) / new Vector<>(list)"
              + " / new CopyOnWriteArrayList<>(list)};",
          "list.clear();",
          "kept = ${List.of($w) / List.of($w, $w, $w) / Set.of($w) / Map.of(1, $w) /"
              + " List.copyOf(queue)};",
          "kept = Collections.${singletonList($v) / nCopies(3, $v) / unmodifiableList(list)"
              + " / synchronizedList(list)};",
          "map.put($i, $w);",
          "map.putIfAbsent($i, $w);",
          "map.remove($i);",
          "map.computeIfAbsent($i, k -> $f);",
          "map.computeIfPresent($i, (k, x) -> $f);",
          "map.compute($i, (k, x) -> x == null ? $f : null);",
          "map.merge($i, $w, (x, y) -> $f);",
          "map.replaceAll((k, x) -> x);",
          "if (!(map instanceof ConcurrentSkipListMap))"
              + " for (Map.Entry<Integer, T0> e : map.entrySet()) e.setValue(some(s0));",
          "map.values().removeIf(x -> x == $f);",
          "for (int j = 0; j < 20; j++) map.put(j, $w);",
          "map = ${new HashMap<>(map) / new LinkedHashMap<>(map) / new TreeMap<>(map)"
              + " / new ConcurrentHashMap<>(map) / new ConcurrentSkipListMap<>(map) / new"
                  + " Hashtable<>(map)};",
          "map.clear();",
          "keyed.put($w, $w);",
          "keyed.remove($v == null ? some(s0) : some(s1));",
          "keyed.keySet().removeIf(x -> x == $f);",
          "keyed = ${new HashMap<>(keyed) / new IdentityHashMap<>(keyed) / new WeakHashMap<>(keyed)"
              + " / new TreeMap<>(keyed) / new ConcurrentHashMap<>(keyed)};",
          "set.add($w);",
          "set.remove($w);",
          "set = ${new HashSet<>(set) / new TreeSet<>(set) / new LinkedHashSet<>(set)"
              + " / new ConcurrentSkipListSet<>(set) / new CopyOnWriteArraySet<>(set)"
              + " / ConcurrentHashMap.newKeySet()};",
          "byEnum.put(E.${A / B}, $v);",
          "byEnum.remove(E.A);",
          "queue.offer($w);",
          "queue.poll();",
          "queue = ${new ArrayDeque<>(queue) / new PriorityQueue<>(queue) / new"
              + " ConcurrentLinkedQueue<>(queue)"
              + " / new LinkedBlockingQueue<>(queue) / new PriorityBlockingQueue<>(4)"
              + " / new LinkedTransferQueue<>(queue) / new ArrayBlockingQueue<>(8)};",
          "queue.removeIf(x -> x == $f);",
          "deque.offerFirst($w);",
          "deque.offerLast($w);",
          "s0 = deque.pollFirst();",
          "a0[$i] = deque.peekLast();",
          "deque.removeLastOccurrence($w);",
          "deque = ${new ArrayDeque<>(deque) / new ConcurrentLinkedDeque<>(deque)"
              + " / new LinkedBlockingDeque<>(deque) / new LinkedList<>(deque)};",
          "optional = Optional.ofNullable($v);");

  static final List<String> ATOMICS =
      List.of(
          "ref.set($v);",
          "ref.${lazySet / setPlain / setOpaque / setRelease}($v);",
          "h0.v = ref.getAndSet($v);",
          "ref.compareAndSet(ref.get(), $v);",
          "ref.compareAndSet($v, $v);",
          "ref.${weakCompareAndSetVolatile / weakCompareAndSetPlain / weakCompareAndSetAcquire}"
              + "(ref.get(), $v);",
          "ref.${compareAndExchange / compareAndExchangeAcquire /"
              + " compareAndExchangeRelease}(ref.get(), $v);",
          "ref.${updateAndGet / getAndUpdate}(x -> x == null ? $f : null);",
          "ref.${accumulateAndGet / getAndAccumulate}($v, (x, y) -> y == null ? x : y);",
          "ref = new AtomicReference<>($v);",
          "refs.set($i, $v);",
          "refs.${lazySet / setRelease / setOpaque}($i, $v);",
          "a0[$i] = refs.getAndSet($i, $v);",
          "refs.compareAndSet($i, refs.get(0), $v);",
          "refs.updateAndGet($i, x -> $f);",
          "refs = new AtomicReferenceArray<>(a0);",
          "stamped.set($v, $i);",
          "stamped.compareAndSet(stamped.getReference(), $v, stamped.getStamp(), 7);",
          "marked.set($v, true);",
          "marked.attemptMark(marked.getReference(), false);",
          "UP.set(h${0 / 1}, $v);",
          "UP.${lazySet / getAndSet}(h0, $v);",
          "UP.compareAndSet(h0, h0.v, $v);",
          "UP.${updateAndGet / getAndUpdate}(h1, x -> $f);",
          "VF.${set / setVolatile / setOpaque / setRelease}(h${0 / 1}, (T0) $v);",
          "VF.${compareAndSet / weakCompareAndSet / weakCompareAndSetPlain /"
              + " weakCompareAndSetRelease}"
              + "(h0, h0.v, (T0) $v);",
          "s0 = (T0) VF.${getAndSet / getAndSetAcquire / getAndSetRelease}(h0, (T0) $v);",
          "s0 = (T0) VF.${compareAndExchange / compareAndExchangeAcquire}(h0, h0.v, (T0) $v);",
          "VS.${set / setVolatile / setOpaque / setRelease}((T0) $v);",
          "VS.${compareAndSet / weakCompareAndSetAcquire}(s1, (T0) $v);",
          "h0.f0 = (T0) VS.getAndSet((T0) $v);",
          "VA.${set / setVolatile / setOpaque / setRelease}(a0, $i, (T0) $v);",
          "VA.${compareAndSet / weakCompareAndSet}(a0, 1, a0[1], (T0) $v);",
          "s0 = (T0) VA.${getAndSet / getAndSetRelease}(a0, $i, (T0) $v);",
          "a0[0] = (T0) VA.compareAndExchange(a0, 2, a0[2], (T0) $v);");

  static final List<String> INDIRECT =
      List.of(
          "reflect(FO, h${0 / 1}, $o);",
          "reflect(FS, null, $o);",
          "setter(h${0 / 1}, $v);",
          "staticSetter($v);",
          "elementSetter(a0, $i, $v);",
          "spread($v, $i);",
          "s2 = constructed($v, $v);",
          "s2 = proxy($v);",
          "maker = () -> $f;",
          "maker = some($v)::self;",
          "maker = T0::new;",
          "maker = h0;",
          "maker = h1.new In($v);",
          "s0 = maker.get();",
          "{ T0 x$n = $v; maker = () -> x$n; }",
          "{ T0 x$n = $v; Object y$n = s2; kept = (Supplier<Object>) () -> List.of(x$n, y$n); }",
          "{ T0 x$n = $v; maker = new Supplier<T0>() { T0 last = x$n;"
              + " public T0 get() { T0 old = last; last = s0; return old == null ? x$n : old; }"
                  + " }; }",
          "{ T0 x$n = $v; class Local implements Supplier<T0> { T0 in = x$n;"
              + " public T0 get() { return s0 = in == null ? x$n : in; } } maker = new Local(); }",
          "{ H0 x$n = h0; kept = (Consumer<T0>) y -> x$n.f0 = y; }",
          "if (kept instanceof Consumer<?>) ((Consumer<Object>) kept).accept($v);",
          "local.set($v);",
          "local.remove();",
          "local.get();",
          "inherited.set($v);",
          "sized.set($v);",
          "switch (text($i)) { case \"zero\": s0 = $v; case \"one\": s1 = $v; break; default:"
              + " h0.f0 = $v; }",
          "s0 = switch (text($i)) { case \"two\" -> $v; case \"one\" -> { T0 y$n = $v; yield y$n; }"
              + " default -> s0; };",
          "try (Closing c$n = new Closing($v)) { c$n.inside = $v; }",
          "kept = new ArrayList<>(map.values()).iterator();",
          "{ Iterator<T0> it = list.iterator(); kept = it; if (it.hasNext()) s0 = it.next(); }",
          "kept = list.spliterator();",
          "kept = list.stream().map(x -> new R0(x, $f));",
          "weak = new WeakReference<>(s1); s0 = weak.get();",
          "kept = new SoftReference<>($v);",
          "kept = new Object[][] {{$v}, {$o, $v}, a0};",
          "s2 = String.valueOf($o) + $v;",
          "O.await(CompletableFuture.<T0>completedFuture($v).thenApply(x -> s1 = x));",
          "future = new CompletableFuture<>();",
          "future.complete($v);",
          "kept = future.thenCombine(future, (x, y) -> new R0(x, y));",
          "O.await(future.isDone() ? future.thenAccept(x -> ref.set(x)) : pool.submit(() -> s1 ="
              + " $f));");

  /** With the switch over patterns, which JDK 21 brought. */
  static final List<String> NEWER =
      List.of(
          "switch ((Object) $o) { case null -> s0 = null; case T1 x when x.first == null -> s1 = x;"
              + " case T0 x -> h0.f0 = x; case R0(T0 a, Object b) -> { s0 = a; s2 = b; } default"
                  + " -> s1 = null; }",
          "O.join(Thread.ofVirtual().start(() -> { T0 x = $f; s1 = x; Thread.yield(); h0.v = x;"
              + " }));",
          "if ((Object) $o instanceof R0(T1 a, Object b)) { s0 = a; kept = b; }");

  private Channels() {}
}
