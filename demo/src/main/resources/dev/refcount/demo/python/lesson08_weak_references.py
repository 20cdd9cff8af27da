"""References that keep nothing alive."""
import weakref
from sys import getrefcount

from board import say, step


class Cup:
    pass


cup = Cup()
step("one cup, one name")
say("count before", getrefcount(cup))

weak = weakref.ref(cup)
owners = weakref.WeakKeyDictionary()
owners[cup] = "Ada"
shelf = weakref.WeakValueDictionary(top=cup)
# The action must not mention the cup.
cleaned = []
weakref.finalize(cup, cleaned.append, "done")
step("four weak ones")
say("count with weak ones", getrefcount(cup))
say("weak answers", weak() is not None)
say("owners", len(owners))
say("on the shelf", len(shelf))

del cup
step("del cup")
say("weak answers now", weak() is not None)
say("finalizer ran", cleaned == ["done"])
say("owners left", len(owners))
say("left on the shelf", len(shelf))
