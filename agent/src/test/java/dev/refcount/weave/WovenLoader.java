package dev.refcount.weave;

import dev.refcount.boot.ReflectedFields;
import java.util.Map;

/** Defines a product's classes itself, so that HotSpot verifies them as it does any program's. */
final class WovenLoader extends ClassLoader {
  static {
    ReflectedFields.install();
  }

  private final Map<String, byte[]> classFiles;

  WovenLoader(Map<String, byte[]> classFiles) {
    super(WovenLoader.class.getClassLoader());
    this.classFiles = classFiles;
  }

  /**
   * Links the class, which verifies it, without running any of it.
   *
   * @return null, or the error that HotSpot refuses it with
   */
  LinkageError link(String name) {
    try {
      // Asking for the methods links the class; Class.forName alone does not.
      Class.forName(name, false, this).getDeclaredMethods();
      return null;
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    } catch (LinkageError refused) {
      return refused;
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] classFile = classFiles.get(name);
    if (classFile == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, classFile, 0, classFile.length);
    }
  }
}
