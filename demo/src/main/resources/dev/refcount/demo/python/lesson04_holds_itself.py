"""A list that holds itself."""
import gc
from sys import getrefcount

from board import say, step

gc.collect()

x = []
x.append(x)
step("x.append(x)")
say("count of x", getrefcount(x))

print(x)
step("printed")
say("count after printing", getrefcount(x))

del x
step("del x")

found = gc.collect()
step("after gc.collect()")
say("gc.collect()", found)
