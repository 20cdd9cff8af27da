package dev.refcount.demo.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.refcount.demo.model.Lecture;
import dev.refcount.demo.run.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the page. */
public final class Page {
  // Gson's HTML-safe escapes: no "</script>" can end the data early. Nulls are told, not left out.
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private Page() {}

  /** The page's text. */
  public static String html(List<Lecture> lectures) {
    return Resources.text("page/page.html")
        .replace("/*style*/", Resources.text("page/page.css"))
        .replace("/*script*/", Resources.text("page/graph.js") + Resources.text("page/timeline.js")
            + Resources.text("page/page.js"))
        .replace("/*data*/", GSON.toJson(lectures));
  }

  /** Writes the page, and returns where it is. */
  public static Path write(List<Lecture> lectures, Path file) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    Files.createDirectories(target.getParent());
    return Files.writeString(target, html(lectures));
  }
}
