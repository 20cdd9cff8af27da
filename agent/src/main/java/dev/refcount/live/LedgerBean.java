package dev.refcount.live;

import dev.refcount.Engine;
import dev.refcount.Gc;
import dev.refcount.Refs;
import dev.refcount.Report;
import dev.refcount.audit.AuditText;
import dev.refcount.boot.OwnWork;
import dev.refcount.report.JsonReport;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Registers the ledger with the platform's MBean server, and answers for it. */
public final class LedgerBean implements LedgerMXBean, AutoCloseable {
  private final Engine engine;

  private LedgerBean(Engine engine) {
    this.engine = engine;
  }

  public static LedgerBean register(Engine engine) {
    LedgerBean bean = new LedgerBean(engine);
    try {
      server().registerMBean(bean, name());
      return bean;
    } catch (JMException taken) {
      throw new IllegalStateException("the MXBean can't be registered: " + taken.getMessage());
    }
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  private static ObjectName name() throws JMException {
    return new ObjectName("dev.refcount:type=Ledger");
  }

  /** On a thread of the JDK's, whose lists and maps would be the program's. */
  private static <T> T ownWork(Supplier<T> answer) {
    boolean own = OwnWork.begin();
    try {
      return answer.get();
    } finally {
      OwnWork.end(own);
    }
  }

  @Override
  public String getAgent() {
    Report.Agent agent = Refs.report().agent();
    return agent.version() + " " + agent.options();
  }

  @Override
  public long getLiveObjects() {
    return ownWork(() -> engine.classes().stream().mapToLong(Report.ClassEntry::live).sum());
  }

  @Override
  public long getReferences() {
    return ownWork(() -> engine.classes().stream().mapToLong(entry -> entry.references().total()).sum());
  }

  @Override
  public List<ClassRow> getClasses() {
    return ownWork(() -> engine.classes().stream().map(ClassRow::new).toList());
  }

  @Override
  public List<SiteRow> getSites() {
    return ownWork(() -> Refs.report().sites().stream().map(SiteRow::new).toList());
  }

  @Override
  public List<String> getSuspects() {
    return ownWork(() -> Refs.report().suspects().stream().map(Report.Suspect::toString).toList());
  }

  @Override
  public String report() {
    return ownWork(() -> JsonReport.of(Refs.report()));
  }

  @Override
  public String audit() {
    return ownWork(() -> AuditText.of(Refs.audit()));
  }

  @Override
  public int collect() {
    return Gc.collect();
  }

  @Override
  public void close() {
    try {
      server().unregisterMBean(name());
    } catch (JMException gone) {
      // Somebody else has taken it out.
    }
  }
}
