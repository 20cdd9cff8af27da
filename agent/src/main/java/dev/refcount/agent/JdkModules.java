package dev.refcount.agent;

import dev.refcount.options.OptionException;
import java.lang.module.ModuleFinder;

/** What the agent needs of the JDK beside {@code java.base}; a program or an image of jlink's may be without it. */
final class JdkModules {
  /** When which collector ran, and heap dumps; {@code java.management} comes with it. */
  static final String MANAGEMENT = "jdk.management";

  static final String HTTP_SERVER = "jdk.httpserver";

  private JdkModules() {}

  /** @param what can't be had without the module: the beginning of the message */
  static void require(String module, String what) throws OptionException {
    if (ModuleLayer.boot().findModule(module).isEmpty()) {
      boolean onlyLeftOut = ModuleFinder.ofSystem().find(module).isPresent();
      throw new OptionException(
          what + ": this JVM runs without the module " + module
              + (onlyLeftOut ? "; add" : "; build its image with jlink and") + " --add-modules " + module);
    }
  }
}
