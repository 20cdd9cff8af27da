package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A hidden class in a module of which no other class is woven. */
public final class HiddenInModule {
  private static final String PACKAGE = "dev.refcount.stores";

  /** Left out by the options; in a module of its own. */
  public static final class Host implements Function<byte[], Object> {
    @Override
    public Object apply(byte[] classFile) {
      try {
        return MethodHandles.lookup().defineHiddenClass(classFile, true)
            .lookupClass().getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  public static final class Keeper implements UnaryOperator<Object> {
    private Object kept;

    @Override
    public Object apply(Object value) {
      kept = value;
      return kept;
    }
  }

  /** The classes of this package once more. */
  private static final class Reader implements ModuleReader {
    @Override
    public Optional<URI> find(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<InputStream> open(String name) {
      return Optional.ofNullable(HiddenInModule.class.getClassLoader().getResourceAsStream(name));
    }

    @Override
    public Stream<String> list() {
      return Stream.empty();
    }

    @Override
    public void close() {}
  }

  private HiddenInModule() {}

  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) throws Exception {
    Class<?> type = module().findLoader("guests").loadClass(Host.class.getName());
    equal("its module", "guests", type.getModule().getName());
    equal("it sees the hooks", false, type.getModule().canRead(Refs.class.getModule()));
    Function<byte[], Object> host = (Function<byte[], Object>) type.getDeclaredConstructor().newInstance();
    UnaryOperator<Object> keeper = (UnaryOperator<Object>) host.apply(classFile());
    Probe probe = new Probe();
    keeper.apply(probe);
    counts("a field of a hidden class", probe, 1, 0, 0, 1);
    keeper.apply(null);
    counts("and no more", probe, 0, 0, 0, 1);
    Expect.done();
  }

  private static ModuleLayer module() {
    ModuleDescriptor descriptor =
        ModuleDescriptor.newModule("guests").requires("java.base").exports(PACKAGE).build();
    ModuleReference module =
        new ModuleReference(descriptor, null) {
          @Override
          public ModuleReader open() {
            return new Reader();
          }
        };
    ModuleFinder finder =
        new ModuleFinder() {
          @Override
          public Optional<ModuleReference> find(String name) {
            return findAll().stream().filter(each -> each.descriptor().name().equals(name)).findAny();
          }

          @Override
          public Set<ModuleReference> findAll() {
            return Set.of(module);
          }
        };
    ModuleLayer boot = ModuleLayer.boot();
    return boot.defineModulesWithOneLoader(
        boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("guests")),
        ClassLoader.getSystemClassLoader());
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = HiddenInModule.class.getResourceAsStream("HiddenInModule$Keeper.class")) {
      return in.readAllBytes();
    }
  }
}
