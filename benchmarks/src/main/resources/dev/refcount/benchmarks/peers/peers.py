"""What Program and Heap are on the JVM: fills a heap, then answers one question a line."""
import gc
import statistics
import sys
import time
import timeit


class Item:
    __slots__ = ("peer", "__weakref__")


def fill(objects):
    items = [Item() for _ in range(objects)]
    for i, item in enumerate(items):
        item.peer = items[(i * 7919 + 1) % objects]
    return items


gc.disable()  # Its cycle collector would look at the young objects again and again, and find nothing.
items = fill(int(sys.argv[1]))
gc.enable()
wanted = items[len(items) // 2]
outside = Item()
outside.peer = wanted


def count():
    return sys.getrefcount(wanted) - 1


def holders():
    return len(gc.get_referrers(wanted))


def median(question):
    question()
    start = time.perf_counter()
    question()
    calls = max(1, min(100_000, int(0.01 / (time.perf_counter() - start))))
    return statistics.median(timeit.repeat(question, number=calls, repeat=5)) / calls


def assignment():
    pair = Item(), Item()
    took = timeit.repeat(
        "o.peer = a; o.peer = b; " * 10, globals={"o": Item(), "a": pair[0], "b": pair[1]}, number=50_000
    )
    return statistics.median(took) / 50_000 / 20


print("ready")
for line in sys.stdin:
    peer = line.strip()
    if peer == "GETREFCOUNT":
        print("=", median(count), count())
    elif peer == "GET_REFERRERS":
        print("=", median(holders), holders(), "holders")
    elif peer == "ASSIGNMENT":
        print("=", assignment(), "")
    else:
        print("! not asked of CPython")
