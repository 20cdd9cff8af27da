"""One object, one name."""
from sys import getrefcount

from board import say, step


class Cup:
    pass


def inside(cup):
    return getrefcount(cup)


a = Cup()
step("one object, one name")
say("count of a", getrefcount(a))

step("a parameter is a name too")
say("count inside", inside(a))

step("the parameter is gone")
say("count after", getrefcount(a))
