package dev.refcount.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refcount.boot.Gate;
import dev.refcount.options.Options;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether the hooks are closed, by a VM that changes no class. */
final class GatekeeperTest {
  /** What the VM is at when it is asked for other hooks. */
  private Runnable changing = () -> {};

  private final Gatekeeper gatekeeper;

  GatekeeperTest() throws Exception {
    Instrumentation vm =
        (Instrumentation)
            Proxy.newProxyInstance(
                Instrumentation.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> answer(method.getName()));
    Tagging tagging = new Tagging(Options.parse("tag=no.such.Thing", null), false);
    gatekeeper = new Gatekeeper(vm, tagging, new FamilyGate(vm, tagging, new byte[0]));
  }

  private Object answer(String method) {
    switch (method) {
      case "getAllLoadedClasses": return new Class<?>[0];
      case "isRedefineClassesSupported": return false;
      default:
        changing.run();
        return null;
    }
  }

  @AfterEach
  void open() {
    Gate.closed(false);
  }

  @Test
  void it_is_closed_where_nothing_is_counted_and_opened_for_the_first_that_is() {
    gatekeeper.closeIfNothingIsTagged();
    assertFalse(Gate.isOpen());
    gatekeeper.loads("no.such.Bystander");
    assertFalse(Gate.isOpen());
    gatekeeper.loads("no.such.Thing");
    assertTrue(Gate.isOpen());
  }

  @Test
  void it_stays_open_where_an_object_was_tagged_before_it_could_be_closed() {
    gatekeeper.open(Object.class);
    gatekeeper.closeIfNothingIsTagged();
    assertTrue(Gate.isOpen());
  }

  @Test
  void what_is_tagged_while_it_closes_finds_it_open() throws InterruptedException {
    assertFindsItOpen(() -> gatekeeper.open(Object.class));
  }

  @Test
  void what_is_loaded_while_it_closes_finds_it_open() throws InterruptedException {
    assertFindsItOpen(() -> gatekeeper.loads("no.such.Thing"));
  }

  /** The hooks are filled by then, after they were emptied. */
  private void assertFindsItOpen(Runnable comes) throws InterruptedException {
    AtomicInteger changes = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    Thread thread =
        new Thread(
            () -> {
              comes.run();
              seen.set(Gate.isOpen() ? changes.get() : -1);
            });
    changing =
        () -> {
          if (changes.incrementAndGet() == 1) {
            thread.start();
            while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
              Thread.onSpinWait();
            }
          }
        };
    gatekeeper.closeIfNothingIsTagged();
    thread.join();
    assertEquals(2, seen.get());
    assertTrue(Gate.isOpen());
  }
}
