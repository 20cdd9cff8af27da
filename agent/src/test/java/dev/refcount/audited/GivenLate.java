package dev.refcount.audited;

import dev.refcount.Audit;
import dev.refcount.Refs;

/** Gives an object to {@code Refs.tag} that a field refers to already. */
public final class GivenLate {
  private Object before;
  private Object after;

  private GivenLate() {}

  public static void main(String[] arguments) {
    GivenLate holder = new GivenLate();
    holder.before = new GivenLate();
    Refs.tag(holder.before);
    holder.after = holder.before;
    int given = Refs.count(holder.before);
    Audit audit = Refs.audit();
    int audited = Refs.count(holder.before);
    Audit again = Refs.audit();
    System.out.println("count " + given + ", then " + audited + ", then " + Refs.count(holder.after));
    System.out.println(
        audit.drifts().size() == 1
            && audit.drifts().get(0).toString().contains("heap 2, ledger 1; stored before Refs.tag, or PUTFIELD"));
    System.out.println(audit.repaired());
    System.out.println(again.drifts());
  }
}
