package dev.refcount.agent;

import dev.refcount.weave.Families;
import java.util.HashSet;
import java.util.Set;

/** While a class is woven: passes on which hooks it calls, and remembers for which static types not the common ones. */
final class FamiliesCalled implements Families {
  private final Families families;
  private final Set<String> types = new HashSet<>();

  FamiliesCalled(Families families) {
    this.families = families;
  }

  @Override
  public String hooks(String type, boolean isClass) {
    String hooks = families.hooks(type, isClass);
    if (hooks != null) {
      types.add(type);
    }
    return hooks;
  }

  /** Internal names. */
  Set<String> types() {
    return types;
  }
}
