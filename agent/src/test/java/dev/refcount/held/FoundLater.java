package dev.refcount.held;

import static dev.refcount.forked.Expect.equal;
import static dev.refcount.forked.Expect.kept;

import dev.refcount.Holding;
import dev.refcount.Kind;
import dev.refcount.Refs;
import dev.refcount.forked.Expect;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** A class loader that an audit tells the holders of: fields that reflection hides, and no line that stored to them. */
public final class FoundLater {
  private FoundLater() {}

  public static void main(String[] args) {
    URLClassLoader loader = Refs.tag(new URLClassLoader(new URL[0]));
    Refs.audit();
    List<String> fields = Refs.holdings(loader).stream()
        .filter(each -> each.kind() == Kind.FIELD)
        .map(Holding::slot)
        .toList();
    equal("its module, of " + fields, true, fields.contains("field Module.loader"));
    equal("nameless, of " + fields, 0L, fields.stream().filter(each -> each.contains(" offset ")).count());
    kept(loader);
    Expect.done();
  }
}
