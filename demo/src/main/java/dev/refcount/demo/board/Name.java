package dev.refcount.demo.board;

/** A variable of the lesson, and what it refers to; null if it refers to nothing. */
record Name(String variable, Seen to) {}
