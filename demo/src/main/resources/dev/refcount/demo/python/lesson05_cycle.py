"""Two that hold each other."""
import gc
import weakref
from sys import getrefcount
from time import perf_counter

from board import say, step


class Node:
    __slots__ = ("other", "__weakref__")

    def __del__(self):
        ran("__del__")


def ran(what):
    order.append(what)
    times.append(perf_counter())


order, times = [], []
gc.disable()  # To see it come when asked for.

a = Node()
b = Node()
a.other = b
b.other = a
step("each holds the other")
say("count of a", getrefcount(a))
say("count of b", getrefcount(b))

weak = weakref.ref(a, lambda _: ran("weakref"))
gc.collect()
del a, b
step("both names are gone")
say("count of a still", getrefcount(weak()))

asked = perf_counter()
found = gc.collect()
step("after gc.collect()")
say("gc.collect()", found)
say("weak answers", weak() is not None)
say("order", ", ".join(order))
say("ms till then", (times[-1] - asked) * 1000)
