package dev.refcount.agent;

import dev.refcount.live.Answer;
import dev.refcount.live.Questions;

/**
 * Apart from {@link Attaching}, which is verified before the API is in the boot loader and must not
 * have the system loader look for it.
 */
final class Answering {
  private Answering() {}

  static Answer answer(Presence here, String[] request) {
    return Questions.answer(here.engine, request);
  }
}
