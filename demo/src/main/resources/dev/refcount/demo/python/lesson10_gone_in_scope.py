"""A name in scope keeps its object."""
import gc
import weakref
from sys import getrefcount

from board import say, step


class Cup:
    pass


cup = Cup()
weak = weakref.ref(cup)
step("a cup, and a long loop")
say("count of cup", getrefcount(cup))
for i in range(1, 2_000_000):
    if i % 100_000 == 0:
        gc.collect()
        if weak() is None:
            break
step("the loop is over")
say("gone", weak() is None)
# Here cup is still in scope.

del cup
step("del cup")
say("gone after del", weak() is None)
