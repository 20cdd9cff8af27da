package dev.refcount.stores;

import static dev.refcount.forked.Expect.counts;
import static dev.refcount.forked.Expect.equal;

import dev.refcount.forked.Expect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A class that inherits, over another, from one of the same name that another loader has: of two fields of one name in
 * its objects it is the name alone that does not tell which one an instruction stores to.
 */
public final class Namesakes {
  public static class Base {
    public Object content;
  }

  public static class Middle extends Base {}

  /** The other loader's {@link Base}, once it has that name. */
  public static class Odds extends Middle implements Consumer<Object> {
    public Object content;

    @Override
    public void accept(Object object) {
      content = object;
    }
  }

  private static final class Loader extends ClassLoader {
    Class<?> define() throws IOException {
      try (InputStream in = Namesakes.class.getResourceAsStream("Namesakes$Odds.class")) {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        byte[] classFile = text.replace("$Odds", "$Base").getBytes(StandardCharsets.ISO_8859_1);
        return defineClass(Base.class.getName(), classFile, 0, classFile.length);
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    Base odd = (Base) new Loader().define().getDeclaredConstructor().newInstance();
    equal("the class of the same name", Base.class, odd.getClass().getSuperclass().getSuperclass());
    Probe probe = new Probe();
    store(odd, probe);
    counts("the inherited field", probe, 1, 0, 0, 1);
    Base[] plain = new Base[100];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = new Base();
      store(plain[i], probe);
    }
    counts("and that of a hundred others", probe, 101, 0, 0, 1);
    own(odd, probe);
    counts("and its own", probe, 102, 0, 0, 1);
    store(odd, null);
    counts("less the inherited one", probe, 101, 0, 0, 1);
    own(odd, null);
    counts("less its own", probe, 100, 0, 0, 1);
    for (Base each : plain) {
      store(each, null);
    }
    counts("less the others", probe, 0, 0, 0, 1);
    Expect.kept(odd);
    Expect.done();
  }

  private static void store(Base holder, Object value) {
    holder.content = value;
  }

  @SuppressWarnings("unchecked")
  private static void own(Base odd, Object value) {
    ((Consumer<Object>) odd).accept(value);
  }
}
