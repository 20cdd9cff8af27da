"""A lesson's blackboard, the twin of the package dev.refcount.demo.board.

Plain lines go to standard output as any program's do; where the variable LESSON_FACTS is set, what
the demo needs to draw goes there too, in lines of JSON of its own. Objects are held weakly here: a
board that held them would change the lesson.
"""
import atexit
import gc
import json
import os
import platform
import sys
import time
import weakref

_WANTED = "LESSON_FACTS" in os.environ
_START = time.perf_counter()
_seen = []
_numbers = {}


def now():
    """Milliseconds since the lesson began."""
    return round((time.perf_counter() - _START) * 1000, 3)


def _line(**fact):
    if _WANTED:
        print("@fact " + json.dumps(fact))


class Seen:
    """An object that the board has drawn once."""

    def __init__(self, thing):
        self.type = "weakref" if isinstance(thing, weakref.ref) else type(thing).__name__
        number = _numbers[self.type] = _numbers.get(self.type, 0) + 1
        self.label = self.type if number == 1 else "%s %d" % (self.type, number)
        self.gone = False
        self.id = id(thing)
        self._weak = None
        if isinstance(thing, weakref.ref):
            self._weak = lambda: thing
        elif isinstance(thing, list):  # Can't be referred to weakly: to be looked for by address.
            self._elements = [id(element) for element in thing]
        else:
            self._weak = weakref.ref(thing, self._died)

    def _died(self, _):
        self.gone = True
        at = now()
        # The count was zero in the moment in which the object went: CPython frees it there and then.
        if not gc_runs():
            _line(event="zero", object=self.label, at=at)
        _line(event="reclaimed", object=self.label, at=at)

    def get(self):
        if self._weak is not None:
            return self._weak()
        if self.gone:
            return None
        for thing in gc.get_objects():
            if id(thing) == self.id and self._same(thing):
                return thing
        self.gone = True
        _line(event="reclaimed", object=self.label, at=now())
        return None

    def _same(self, thing):
        return type(thing).__name__ == self.type and [id(e) for e in thing] == self._elements


_collecting = False


def _watch(phase, _):
    global _collecting
    _collecting = phase == "start"


gc.callbacks.append(_watch)


def gc_runs():
    """Whether the cycle detector runs at this moment."""
    return _collecting


def _count(get):
    return sys.getrefcount(get())


class _Probe:
    pass


# What a count read in this way has too much, measured on an object that one name refers to.
_probe = _Probe()
_OWN = _count(weakref.ref(_probe)) - 1


def _find(thing):
    for known in _seen:
        if known.id == id(thing) and known.get() is thing:
            return known
    known = Seen(thing)
    _seen.append(known)
    return known


def _drawn(value):
    if type(value) is list:
        return any(e is value or type(e).__module__ == "__main__" for e in value)
    return type(value) is weakref.ref or type(value).__module__ == "__main__"


def _slots(thing):
    """The references that an object of the lesson holds: slot, kind, target."""
    if isinstance(thing, weakref.ref):
        if thing() is not None:
            yield "()", "weak", thing()
    elif isinstance(thing, list):
        for index, element in enumerate(thing):
            if _drawn(element):
                yield "[%d]" % index, "element", element
    else:
        names = list(getattr(type(thing), "__slots__", ())) + list(getattr(thing, "__dict__", ()))
        for name in names:
            value = getattr(thing, name, None) if name != "__weakref__" else None
            if value is not None and _drawn(value):
                yield name, "field", value


def _describe(known, references):
    thing = known.get()
    if thing is None:
        return dict(id=known.label, type=known.type, state="reclaimed", count=None)
    for slot, kind, target in _slots(thing):
        references.append({"from": known.label, "kind": kind, "slot": slot, "to": _find(target).label})
    del thing
    if isinstance(known.get(), weakref.ref):
        return dict(id=known.label, type=known.type, state="uncounted", count=None)
    slot = kind = target = None
    return dict(id=known.label, type=known.type, state="live", count=_count(known.get) - _OWN)


def step(caption):
    """Begins a step: the names of the lesson, and all that was seen before, are looked at again."""
    frame = sys._getframe(1)
    _line(step=caption, line=frame.f_lineno, at=now())
    if not _WANTED:
        print("-- " + caption)
        return
    references = []
    names = sys.modules["__main__"].__dict__
    for name in list(names):
        if not name.startswith("_") and _drawn(names[name]):
            references.append({"from": name, "kind": "local", "slot": name, "to": _find(names[name]).label})
    objects, index = [], 0
    while index < len(_seen):  # Following references makes the list longer.
        objects.append(_describe(_seen[index], references))
        index += 1
    _line(picture=objects, references=references)


def _short(value):
    return "%.3g" % value if abs(value) < 1000 and value > 1e-4 else "%.7g" % round(value, 6)


def say(label, value):
    """Prints a value that the lesson measured."""
    _line(say=label, value=value if isinstance(value, (int, float, bool)) else str(value))
    print("%s: %s" % (label, _short(value) if isinstance(value, float) else value))


def label(name, thing):
    """Gives an object the label that the picture shows, and returns it."""
    _find(thing).label = name
    return thing


def get(name):
    """The object with this label, or None if it was reclaimed."""
    return next(known for known in _seen if known.label == name).get()


@atexit.register
def _end():
    """What goes when the whole interpreter ends is no part of the lesson."""
    global _WANTED
    _WANTED = False


_line(runtime="%s %s" % (platform.python_implementation(), platform.python_version()),
      gil=getattr(sys, "_is_gil_enabled", lambda: True)())
