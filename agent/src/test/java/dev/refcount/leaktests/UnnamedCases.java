package dev.refcount.leaktests;

import dev.refcount.Refs;
import dev.refcount.junit.RefAssert;
import dev.refcount.junit.RefcountExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The extension without an annotation that names classes. */
@ExtendWith(RefcountExtension.class)
final class UnnamedCases {
  @Test
  void asks_about_a_tagged_one() {
    Session session = Refs.tag(new Session());
    RefAssert.assertReleased(session);
  }

  @Test
  void asks_about_one_that_is_not_counted() {
    Session session = new Session();
    RefAssert.assertReleased(session);
  }
}
