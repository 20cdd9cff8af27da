package dev.refcount.stores;

import java.util.List;

/** Runs the programs of this package one after the other in one JVM, each behind a line with its name. */
final class AllPrograms {
  static final String HEADING = "== ";

  static final List<Class<?>> PROGRAMS =
      List.of(
          InstanceFields.class, InheritedFields.class, StaticFields.class, ArrayElements.class,
          LocalScopes.class, LocalLoops.class, LocalSlots.class, Parameters.class,
          ExceptionalExits.class, StackOverflow.class, OverflowingCopies.class, CatchVariables.class,
          CompilerTemporaries.class, UnderConstruction.class, Constructors.class, InnerClasses.class,
          Records.class, Methods.class, SystemArraycopy.class, Clones.class, ArraysUtilities.class, Lambdas.class,
          Lists.class, Maps.class, SpecialMaps.class, Queues.class, AtomicReferences.class,
          VarHandles.class, Threads.class, ThreadLocals.class, Reflection.class,
          MethodHandleSetters.class, References.class, EveryCollection.class, EveryMap.class,
          ListsAndDeques.class, HandOvers.class, Immutables.class, Streams.class, SunUnsafe.class,
          VarHandleModes.class, ReflectiveStores.class, Serialisation.class, VirtualThreads.class,
          ScopedValues.class, Switches.class, Unloading.class, HidingLoaders.class, LargeMethods.class,
          ManyReturns.class, OverloadedFields.class, Finalisation.class, Tasks.class,
          CopiesByHandle.class, CopiesByReflection.class, CollectedArguments.class,
          Namesakes.class, HiddenClasses.class, ReleasedStores.class, Races.class, AuditAtTheEnd.class);

  private AllPrograms() {}

  public static void main(String[] arguments) throws Exception {
    for (Class<?> program : PROGRAMS) {
      System.out.println(HEADING + program.getSimpleName());
      try {
        program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
      } catch (ReflectiveOperationException failure) {
        System.out.println("FAILED " + failure.getCause());
      }
    }
    System.out.println(HEADING + "end");
  }
}
