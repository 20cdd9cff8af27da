package dev.refcount.benchmarks.peers;

/** What the peers are asked. */
enum Question {
  HOW_OFTEN("How often is it referred to?"),
  WHO("Who holds it?"),
  EVERY_STORE("Tracking every store, for each store"),
  GONE("Is it gone?");

  private final String words;

  Question(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
