"""What is garbage, told from the counts."""
import gc
import weakref
from sys import getrefcount

from board import get, label, say, step


class Node:
    __slots__ = "first", "second", "__weakref__"


def build():
    a = label("a", Node())
    b = label("b", Node())
    c = label("c", Node())
    d = label("d", Node())
    e = label("e", Node())
    f = label("f", Node())
    a.first = b
    b.first = c
    c.first = a
    c.second = d
    a.second = e
    e.first = f
    f.first = e
    return e


def each(of):
    return " ".join(f"{n}:{of[n]}" for n in of)


def held_by(name):
    """The names of what a node holds."""
    held = gc.get_referents(get(name))
    return [n for n in "abcdef"
            if any(get(n) is h for h in held)]


gc.disable()
gc.collect()
kept = build()
step("six nodes, one of them kept")
counts = {}
for n in "abcdef":  # Less one, the argument.
    counts[n] = getrefcount(get(n)) - 1
say("counts", each(counts))

step("less what they hold of each other")
outside = dict(counts)
for name in "abcdef":
    for n in held_by(name):
        outside[n] -= 1
say("from outside", each(outside))

step("what no one outside leads to")
reached = [n for n in counts if outside[n] > 0]
for name in reached:  # Grows on the way.
    for n in held_by(name):
        if n not in reached:
            reached.append(n)
garbage = [n for n in "abcdef"
           if n not in reached]
say("garbage", " ".join(garbage))

found = gc.collect()
step("after gc.collect()")
say("gc.collect()", found)
gone = [n for n in counts if get(n) is None]
say("reclaimed", " ".join(gone))
