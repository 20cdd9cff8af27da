package dev.refcount.options;

/**
 * One row of the option table, for the help text.
 *
 * @param key the name to write before {@code =}
 * @param meaning what the option does, in one line
 * @param defaultValue what holds when the option is not given, in words where no value says it
 */
public record OptionDoc(String key, String meaning, String defaultValue) {}
