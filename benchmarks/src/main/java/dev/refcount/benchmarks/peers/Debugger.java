package dev.refcount.benchmarks.peers;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.ModificationWatchpointEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.ModificationWatchpointRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Looks into the forked JVM through JDI, over a socket of this machine only. */
final class Debugger {
  static final String OPTION =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";
  /** What the JVM then says. */
  static final String LISTENING = ".*dt_socket at address: (\\d+)";

  private final VirtualMachine jvm;
  private final LongAdder seen = new LongAdder();

  Debugger(String port) throws IOException, Unanswered {
    AttachingConnector socket =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(one -> one.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow(() -> new Unanswered("no JDI over sockets in this JDK"));
    Map<String, Connector.Argument> arguments = socket.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(port);
    try {
      jvm = socket.attach(arguments);
    } catch (IllegalConnectorArgumentsException failure) {
      throw new Unanswered(failure.toString());
    }
    Thread pump = new Thread(this::pump, "watchpoints");
    pump.setDaemon(true);
    pump.start();
  }

  /** How many objects refer to the wanted one; who refers twice is one. */
  int referrers() {
    ReferenceType heap = type(Heap.class);
    ObjectReference wanted = (ObjectReference) heap.getValue(heap.fieldByName("wanted"));
    return wanted.referringObjects(0).size();
  }

  private ReferenceType type(Class<?> type) {
    return jvm.classesByName(type.getName()).get(0);
  }

  /**
   * Sees every store into an item's field from now on, with its value and its line.
   *
   * @param stopping whether each store waits until it was seen, as it must for a look at the stack
   */
  void watch(boolean stopping) {
    EventRequestManager requests = jvm.eventRequestManager();
    requests.deleteEventRequests(requests.modificationWatchpointRequests());
    ModificationWatchpointRequest request =
        requests.createModificationWatchpointRequest(type(Item.class).fieldByName("peer"));
    request.setSuspendPolicy(
        stopping ? EventRequest.SUSPEND_EVENT_THREAD : EventRequest.SUSPEND_NONE);
    request.enable();
  }

  /** Stores that it has seen once that are {@code expected}, or a while later if they never are. */
  long seen(long expected) throws InterruptedException {
    for (int i = 0; i < 100 && seen.sum() < expected; i++) {
      Thread.sleep(20);
    }
    return seen.sum();
  }

  private void pump() {
    try {
      while (true) {
        EventSet events = jvm.eventQueue().remove();
        for (Event event : events) {
          if (event instanceof ModificationWatchpointEvent) {
            ModificationWatchpointEvent store = (ModificationWatchpointEvent) event;
            if (store.valueToBe() != null && store.location().lineNumber() > 0) {
              seen.increment();
            }
          }
        }
        events.resume();
      }
    } catch (InterruptedException | VMDisconnectedException end) {
      // The program has ended, and its stores with it.
    }
  }
}
