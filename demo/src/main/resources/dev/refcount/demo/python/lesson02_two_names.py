"""Two names for one object."""
from sys import getrefcount

from board import say, step


class Cup:
    pass


a = Cup()
step("one name")
say("count with one name", getrefcount(a))

b = a
step("b = a: no copy")
say("a is b", a is b)
say("count of a", getrefcount(a))
say("count of b", getrefcount(b))

b = Cup()
step("b is bound anew")
say("a is b now", a is b)
say("count of a now", getrefcount(a))
say("count of b now", getrefcount(b))
