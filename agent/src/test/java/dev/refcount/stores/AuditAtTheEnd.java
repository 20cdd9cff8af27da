package dev.refcount.stores;

import static dev.refcount.forked.Expect.equal;

import dev.refcount.Audit;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.util.List;

/** The last program: what all the others have left behind is counted as the VM's own heap has it. */
public final class AuditAtTheEnd {
  public static void main(String[] args) {
    Audit audit = Refs.audit();
    equal("probes are left", true, audit.checked() > 50);
    equal("drifts", List.of(), audit.drifts());
    Expect.done();
  }
}
