"""Builds the graphs of a file and lets go of them; prints what gc.collect() returns. Twin of Graphs.java."""
import gc
import sys


class Vertex:
    __slots__ = ("e0", "e1", "e2", "e3")


def build(words):
    everything = [Vertex() for _ in range(int(words[0]))]
    edges = words.index("e")
    kept = [everything[int(word)] for word in words[2:edges]]
    for word in words[edges + 1:]:
        source, rest = word.split(".")
        slot, target = rest.split(">")
        setattr(everything[int(source)], "e" + slot, everything[int(target)])
    return kept


gc.disable()
gc.collect()
with open(sys.argv[1]) as lines:
    for line in lines:
        kept = build(line.split())
        first = gc.collect()
        kept.clear()
        print(first, gc.collect())
