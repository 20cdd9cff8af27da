package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;

/** Where variables lie: beside longs and doubles, in slots used before, beyond slot 255. */
public final class LocalSlots {
  public static void main(String[] args) {
    besideWideVariables();
    reusedByWideVariables();
    sameSlotOtherType(3);
    beyondSlot255(1);
    Expect.done();
  }

  private static void besideWideVariables() {
    long before = 1;
    Probe probe = new Probe();
    double between = 2;
    Probe second = probe;
    long after = 3;
    counts("between longs and doubles", probe, 0, 0, 0, 2);
    between += before + after;
    second = null;
    counts("one of them null", probe, 0, 0, 0, 1);
    equal("the numbers are untouched", 6.0, between);
  }

  private static void reusedByWideVariables() {
    Probe probe = new Probe();
    {
      Probe one = probe;
      Probe two = probe;
      counts("two variables", probe, 0, 0, 0, 3);
    }
    {
      long wide = System.nanoTime();
      counts("a long in both their slots", probe, 0, 0, 0, 1);
      equal("the long is untouched", true, wide == wide + 0);
    }
    {
      int narrow = 1;
      Probe two = probe;
      counts("an int and a probe in the same slots", probe, 0, 0, 0, 1 + narrow);
    }
    {
      double wide = 1;
      Probe three = probe;
      counts("a double and, one further, a probe", probe, 0, 0, 0, 1 + (int) wide);
    }
    counts("after all the blocks", probe, 0, 0, 0, 1);
  }

  private static void sameSlotOtherType(int rounds) {
    Probe probe = new Probe();
    for (int i = 0; i < rounds; i++) {
      if (i == 0) {
        Probe inner = probe;
        counts("a probe in the slot", probe, 0, 0, 0, 2);
      } else if (i == 1) {
        int[] inner = {1};
        counts("an array in the slot", probe, 0, 0, 0, inner[0]);
      } else {
        float inner = 1;
        counts("a float in the slot", probe, 0, 0, 0, (int) inner);
      }
    }
    counts("after the loop", probe, 0, 0, 0, 1);
  }

  private static void beyondSlot255(long n) {
    Probe early = new Probe();
    long a0 = n, a1 = a0 + 1, a2 = a1 + 1, a3 = a2 + 1, a4 = a3 + 1, a5 = a4 + 1, a6 = a5 + 1, a7 = a6 + 1;
    long b0 = a7, b1 = b0 + 1, b2 = b1 + 1, b3 = b2 + 1, b4 = b3 + 1, b5 = b4 + 1, b6 = b5 + 1, b7 = b6 + 1;
    long c0 = b7, c1 = c0 + 1, c2 = c1 + 1, c3 = c2 + 1, c4 = c3 + 1, c5 = c4 + 1, c6 = c5 + 1, c7 = c6 + 1;
    long d0 = c7, d1 = d0 + 1, d2 = d1 + 1, d3 = d2 + 1, d4 = d3 + 1, d5 = d4 + 1, d6 = d5 + 1, d7 = d6 + 1;
    long e0 = d7, e1 = e0 + 1, e2 = e1 + 1, e3 = e2 + 1, e4 = e3 + 1, e5 = e4 + 1, e6 = e5 + 1, e7 = e6 + 1;
    long f0 = e7, f1 = f0 + 1, f2 = f1 + 1, f3 = f2 + 1, f4 = f3 + 1, f5 = f4 + 1, f6 = f5 + 1, f7 = f6 + 1;
    long g0 = f7, g1 = g0 + 1, g2 = g1 + 1, g3 = g2 + 1, g4 = g3 + 1, g5 = g4 + 1, g6 = g5 + 1, g7 = g6 + 1;
    long h0 = g7, h1 = h0 + 1, h2 = h1 + 1, h3 = h2 + 1, h4 = h3 + 1, h5 = h4 + 1, h6 = h5 + 1, h7 = h6 + 1;
    long i0 = h7, i1 = i0 + 1, i2 = i1 + 1, i3 = i2 + 1, i4 = i3 + 1, i5 = i4 + 1, i6 = i5 + 1, i7 = i6 + 1;
    long j0 = i7, j1 = j0 + 1, j2 = j1 + 1, j3 = j2 + 1, j4 = j3 + 1, j5 = j4 + 1, j6 = j5 + 1, j7 = j6 + 1;
    long k0 = j7, k1 = k0 + 1, k2 = k1 + 1, k3 = k2 + 1, k4 = k3 + 1, k5 = k4 + 1, k6 = k5 + 1, k7 = k6 + 1;
    long l0 = k7, l1 = l0 + 1, l2 = l1 + 1, l3 = l2 + 1, l4 = l3 + 1, l5 = l4 + 1, l6 = l5 + 1, l7 = l6 + 1;
    long m0 = l7, m1 = m0 + 1, m2 = m1 + 1, m3 = m2 + 1, m4 = m3 + 1, m5 = m4 + 1, m6 = m5 + 1, m7 = m6 + 1;
    long o0 = m7, o1 = o0 + 1, o2 = o1 + 1, o3 = o2 + 1, o4 = o3 + 1, o5 = o4 + 1, o6 = o5 + 1, o7 = o6 + 1;
    long p0 = o7, p1 = p0 + 1, p2 = p1 + 1, p3 = p2 + 1, p4 = p3 + 1, p5 = p4 + 1, p6 = p5 + 1, p7 = p6 + 1;
    long q0 = p7, q1 = q0 + 1, q2 = q1 + 1, q3 = q2 + 1, q4 = q3 + 1, q5 = q4 + 1, q6 = q5 + 1, q7 = q6 + 1;
    long r0 = q7, r1 = r0 + 1, r2 = r1 + 1, r3 = r2 + 1, r4 = r3 + 1, r5 = r4 + 1, r6 = r5 + 1, r7 = r6 + 1;
    Probe late = early;
    counts("one early and one beyond slot 255", early, 0, 0, 0, 2);
    for (int i = 0; i < 2; i++) {
      Probe inner = late;
      counts("and one in a loop", early, 0, 0, 0, 3);
    }
    late = null;
    counts("the late one null", early, 0, 0, 0, 1);
    equal("the numbers are untouched", 120L, r7);
  }
}
