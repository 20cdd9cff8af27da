package dev.refcount.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.VirtualMachine;
import dev.refcount.forked.ForkedJvm;
import dev.refcount.forked.Run;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code jmx=true}, seen by a client that has none of the agent's classes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class JmxIT {
  @TempDir Path folder;

  @Test
  void any_client_reads_the_ledger_and_may_have_it_audited() throws Exception {
    String tag = "tag=" + Desk.Guest.class.getName();
    try (Companion desk = Companion.start(Desk.class, folder,
            Companion.agent(tag + ",jmx=true,report=" + folder.resolve("r.txt")));
        JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address(desk)))) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      ObjectName ledger = new ObjectName("dev.refcount:type=Ledger");

      assertEquals((long) Desk.BEFORE, server.getAttribute(ledger, "LiveObjects"));
      CompositeData[] classes = (CompositeData[]) server.getAttribute(ledger, "Classes");
      assertEquals(1, classes.length);
      assertEquals(Desk.Guest.class.getName(), classes[0].get("name"));
      assertEquals((long) Desk.BEFORE, classes[0].get("fields"));
      CompositeData[] sites = (CompositeData[]) server.getAttribute(ledger, "Sites");
      assertEquals((long) Desk.BEFORE, sites[0].get("holds"));
      assertTrue(sites[0].get("storedAt").toString().contains("Desk.main(Desk.java:"), "" + sites[0]);

      // How long the filling took decides whether it is one.
      for (String suspect : (String[]) server.getAttribute(ledger, "Suspects")) {
        assertTrue(suspect.contains("Desk$Guest held by"), suspect);
      }

      String report = (String) server.invoke(ledger, "report", null, null);
      assertTrue(report.contains("\"live\": 100000"), report);
      String audit = (String) server.invoke(ledger, "audit", null, null);
      assertTrue(audit.startsWith("audit: 100,000 checked, 100,000 exact, 0 drifts"), audit);
      assertEquals(0, server.invoke(ledger, "collect", null, null));
    }
  }

  @Test
  void with_containers_tagged_those_of_the_answers_are_not_the_program_s() throws Exception {
    Run run = ForkedJvm.of(Asking.class)
        .agent("tag=" + Asking.class.getName() + ",containers=true,jmx=true,report=off")
        .run();
    assertEquals("0 sets\n0 maps\n", run.out(), run::describe);
  }

  @Test
  void without_the_option_there_is_no_bean() throws Exception {
    try (Companion desk = Companion.start(Desk.class, folder,
            Companion.agent("tag=x,report=" + folder.resolve("r.txt")));
        JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address(desk)))) {
      assertFalse(connector.getMBeanServerConnection()
          .isRegistered(new ObjectName("dev.refcount:type=Ledger")));
    }
  }

  private static String address(Companion program) throws Exception {
    VirtualMachine vm = VirtualMachine.attach(program.pid());
    try {
      return vm.startLocalManagementAgent();
    } finally {
      vm.detach();
    }
  }
}
