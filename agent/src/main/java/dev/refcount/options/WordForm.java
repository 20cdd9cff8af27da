package dev.refcount.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A choice between a few words, each of which stands for a value. */
final class WordForm<T> extends ValueForm<T> {
  private final List<String> words;
  private final List<T> values;

  /** @param values in the order of their words */
  private WordForm(List<String> words, List<T> values) {
    this.words = words;
    this.values = values;
  }

  static WordForm<Boolean> flag() {
    return either("true", "false");
  }

  static WordForm<Boolean> either(String yes, String no) {
    return new WordForm<>(List.of(yes, no), List.of(true, false));
  }

  /** @param constants all of their enum; each one's word is its name in lower case */
  static <E extends Enum<E>> WordForm<E> of(E[] constants) {
    List<String> words = new ArrayList<>();
    for (E constant : constants) {
      words.add(constant.name().toLowerCase(Locale.ROOT));
    }
    return new WordForm<>(words, List.of(constants));
  }

  @Override
  T read(String text) throws OptionException {
    int index = words.indexOf(text);
    if (index < 0) {
      int last = words.size() - 1;
      String valid = String.join(", ", words.subList(0, last)) + " or " + words.get(last);
      throw new OptionException("use " + valid + "; did you mean " + meant(text) + "?");
    }
    return values.get(index);
  }

  @Override
  String print(T value) {
    return words.get(values.indexOf(value));
  }

  /** Other words for yes and no are nearer in meaning than in letters. */
  private String meant(String text) {
    if (values.get(0) instanceof Boolean) {
      switch (text.toLowerCase(Locale.ROOT)) {
        case "yes", "y", "on", "true", "1" -> {
          return words.get(0);
        }
        case "no", "n", "off", "false", "none", "0" -> {
          return words.get(1);
        }
        default -> { }
      }
    }
    return NearestNames.word(text, words);
  }
}
