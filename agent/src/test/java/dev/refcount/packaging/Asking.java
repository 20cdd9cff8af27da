package dev.refcount.packaging;

import dev.refcount.Refs;
import dev.refcount.Report;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Asks what makes lists and maps of the agent's, and prints how many of some classes were born by that. */
public final class Asking {
  private static Asking asked;

  private Asking() {}

  public static void main(String[] arguments) throws Exception {
    asked = new Asking();
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName ledger = new ObjectName("dev.refcount:type=Ledger");
    Refs.path(asked);
    server.getAttribute(ledger, "LiveObjects");

    long sets = born("java.util.HashSet");
    long maps = born("java.util.IdentityHashMap");
    Refs.path(asked);
    server.getAttribute(ledger, "LiveObjects");
    server.getAttribute(ledger, "References");
    System.out.println(born("java.util.HashSet") - sets + " sets");
    System.out.println(born("java.util.IdentityHashMap") - maps + " maps");
  }

  private static long born(String name) {
    List<Report.ClassEntry> classes = Refs.report().classes();
    return classes.stream().filter(each -> each.name().equals(name)).mapToLong(Report.ClassEntry::born).sum();
  }
}
