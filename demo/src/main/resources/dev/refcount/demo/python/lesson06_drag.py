"""How late counting is, what it misses."""
import gc
import weakref
from statistics import quantiles
from time import perf_counter

from board import say, step


class Parcel:
    __slots__ = ("other", "__weakref__")


def freed(_):
    waits.append((perf_counter() - zero) * 1000)


gc.disable()  # Counting alone.
gc.collect()

step("a thousand parcels, dropped at once")
waits = []
for i in range(1000):
    parcel = Parcel()
    _ = weakref.ref(parcel, freed)
    zero = perf_counter()
    del parcel
say("still in memory", 1000 - len(waits))
tenths = quantiles(waits, n=10)
say("half waited ms", tenths[4])
say("nine of ten ms", tenths[8])
say("longest ms", max(waits))

step("a hundred pairs, dropped at once")
for i in range(100):
    one, two = Parcel(), Parcel()
    one.other, two.other = two, one
del one, two


def parcels():
    return sum(type(thing) is Parcel
               for thing in gc.get_objects())


say("left by counting", parcels())
began = perf_counter()
found = gc.collect()
pause = perf_counter() - began
say("found in pairs", found)
say("left", parcels())
say("pause ms", pause * 1000)
