package dev.refcount.growth;

import dev.refcount.boot.Type;

/** What is added up: references to objects of one class that one place in the code stored. */
record Key(Type held, int site) {}
