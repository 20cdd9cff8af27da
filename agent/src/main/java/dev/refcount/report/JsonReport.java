package dev.refcount.report;

import com.google.gson.FieldNamingStrategy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.refcount.Report;

/** The report as JSON: the record components are the names. */
public final class JsonReport {
  /** {@code class} cannot be the name of a component. */
  private static final FieldNamingStrategy NAMES =
      field -> field.getName().equals("className") ? "class" : field.getName();

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingStrategy(NAMES)
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private JsonReport() {}

  public static String of(Report report) {
    return GSON.toJson(report) + "\n";
  }
}
