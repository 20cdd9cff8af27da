package dev.refcount.demo.work;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/**
 * Remembers which class files the compiler wrote. Listing the output folder instead would also find
 * those that an earlier run left there.
 */
final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, JavaFileObject> written = new TreeMap<>();

  ClassFiles(JavaFileManager files) {
    super(files);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String name, Kind kind, FileObject sibling) throws IOException {
    JavaFileObject file = super.getJavaFileForOutput(location, name, kind, sibling);
    written.put(name, file);
    return file;
  }

  int size() {
    return written.size();
  }

  /** Over the files as they are on disk, by name: the order of writing is the compiler's own affair. */
  String sha256() throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    for (Map.Entry<String, JavaFileObject> file : written.entrySet()) {
      try (InputStream content = file.getValue().openInputStream()) {
        fingerprint.add(file.getKey(), content.readAllBytes());
      }
    }
    return fingerprint.hex();
  }
}
