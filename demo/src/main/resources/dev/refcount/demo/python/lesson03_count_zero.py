"""The last name goes, and the object too."""
import weakref
from sys import getrefcount
from time import perf_counter

from board import say, step


class Cup:
    pass


def freed(_):
    global late
    late = perf_counter() - zero


a = Cup()
b = a
watch = weakref.ref(a, freed)
step("two names")
say("count of a", getrefcount(a))

del b
step("del b")
say("count of a now", getrefcount(a))

zero = perf_counter()
del a
step("del a")
say("ms later", late * 1000)

step("using the name")
try:
    a
except NameError as error:
    say("at run time", error)
