package dev.refcount.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.function.Consumer;

/** Keeps 100,000 guests, takes in more when asked, and says what the agent, if there is one, counts. */
public final class Desk {
  static final int BEFORE = 100_000;
  private static final Map<Integer, Guest> ALL = new HashMap<>();
  private static final Runnable BELL = () -> {};
  private static final List<Consumer<Object>> DRAWERS = new ArrayList<>();
  private static Guest last;

  static final class Guest {
    Guest next;
  }

  /** What these are made of gives them away before their own constructors run. */
  static final class Complaint extends Exception {}

  static final class Letter extends StringReader {
    Letter() {
      super("");
    }
  }

  static final class Annex extends ClassLoader {}

  static class Paper {}

  static final class Bill extends Paper {}

  /** Made hidden, each time anew. */
  static final class Drawer implements Consumer<Object> {
    private Object content;

    @Override
    public void accept(Object given) {
      content = given;
    }
  }

  private Desk() {}

  public static void main(String[] arguments) {
    for (int i = 0; i < BEFORE; i++) {
      ALL.put(i, new Guest());
    }
    Scanner lines = new Scanner(System.in);
    System.out.println("ready");
    while (lines.hasNextLine()) {
      System.out.println(answer(lines.nextLine()));
    }
  }

  private static String answer(String question) {
    return switch (question) {
      case "new" -> takeIn();
      case "new holds old" -> takeInBeforeAnOldOne();
      case "given away" -> takeInWhatIsGivenAway();
      case "bill" -> takeInBill();
      case "drawers" -> takeInToAllDrawers();
      case "old" -> refs("counts", ALL.get(1));
      case "audit" -> refs("audit");
      case "threads" -> threads();
      case "proxy" -> connectThroughProxy();
      case "tagged" -> refs("tagged", Guest.class);
      default -> question.startsWith("load ") ? load(question.split(" ")) : "what?";
    };
  }

  /** Has a class from a jar of its own. */
  private static String load(String[] words) {
    try {
      URL jar = Path.of(words[1]).toUri().toURL();
      return new URLClassLoader(new URL[] {jar}, null).loadClass(words[2]).getName();
    } catch (ClassNotFoundException | IOException failure) {
      return failure.toString();
    }
  }

  /** Those of its own group. */
  private static String threads() {
    Thread[] found = new Thread[20];
    int count = Thread.enumerate(found);
    return Arrays.stream(found, 0, count).map(Thread::getName).toList().toString();
  }

  /** Which is not there. */
  private static String connectThroughProxy() {
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI address) {
            return List.of(new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("127.0.0.1", 1)));
          }

          @Override
          public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
        });
    return "through a proxy";
  }

  private static String takeIn() {
    Guest guest = new Guest();
    ALL.put(ALL.size(), guest);
    last = guest;
    return refs("counts", guest);
  }

  private static String takeInBeforeAnOldOne() {
    last = new Guest();
    ALL.put(ALL.size(), last);
    last.next = ALL.get(1);
    ALL.get(2).next = last;
    return refs("counts", last);
  }

  private static String takeInBill() {
    Bill bill = new Bill();
    return refs("counts", bill);
  }

  /** And one more. */
  @SuppressWarnings("unchecked")
  private static String takeInToAllDrawers() {
    try (InputStream in = Desk.class.getResourceAsStream("Desk$Drawer.class")) {
      Class<?> drawer = MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true).lookupClass();
      DRAWERS.add((Consumer<Object>) drawer.getDeclaredConstructor().newInstance());
    } catch (IOException | ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
    Guest guest = new Guest();
    for (Consumer<Object> drawer : DRAWERS) {
      drawer.accept(guest);
    }
    return refs("counts", guest);
  }

  private static String takeInWhatIsGivenAway() {
    StringBuilder counts = new StringBuilder();
    for (Object each : List.of(new Complaint(), new Letter(), new Annex())) {
      counts.append(each.getClass().getSimpleName()).append(' ').append(refs("counts", each)).append(' ');
    }
    return counts.toString();
  }

  /** By reflection and anew each time: the class is there only while, and after, the agent is. */
  private static String refs(String method, Object... arguments) {
    try {
      Class<?> refs = Class.forName("dev.refcount.Refs");
      Class<?> parameter = method.equals("tagged") ? Class.class : Object.class;
      Object answer = arguments.length == 0
          ? refs.getMethod(method).invoke(null)
          : refs.getMethod(method, parameter).invoke(null, arguments);
      return answer instanceof List<?> list ? list.size() + " tagged" : answer.toString();
    } catch (ClassNotFoundException without) {
      return "no agent";
    } catch (InvocationTargetException refusal) {
      return refusal.getCause().getMessage();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
