"""What objects take, and who shares them."""
import sys
from sys import getrefcount, getsizeof

from board import say, step


class Cup:
    pass


class Node:
    __slots__ = ("other",)


step("what objects take")
say("Cup bytes", getsizeof(Cup()))
say("Node bytes", getsizeof(Node()))
say("list bytes", getsizeof([]))
say("list of one bytes", getsizeof([None]))
say("int bytes", getsizeof(1000))

step("small integers are shared")


def new(number):
    return int(str(number))


low = high = 0
while new(low - 1) is new(low - 1):
    low -= 1
while new(high + 1) is new(high + 1):
    high += 1
say("smallest shared int", low)
say("largest shared int", high)
big, same = new(high + 1), new(high + 1)
say("next one is", big is same)
say("next one ==", big == same)

step("equal strings may be two objects")
tea = "tea"
made = "".join(["te", "a"])
say("made later is", tea is made)
say("made later ==", tea == made)
say("interned is", tea is sys.intern(made))

step("objects that are never freed")
before = getrefcount(None)
many = [None] * 1000
more = getrefcount(None) - before
say("count of None", before)
say("more for a list of None", more)
before = getrefcount(1)
many = [1] * 1000
more = getrefcount(1) - before
say("count of 1", before)
say("more for a list of 1", more)
