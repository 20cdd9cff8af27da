package dev.refcount.report;

/** What the columns of the terminal's tables are called, and those of the page. */
final class Headings {
  static final String CLASS = "class";
  static final String BORN = "born";
  static final String LIVE = "live";
  static final String MAX = "max";

  static final String ALL = "all";
  static final String FIELDS = "fields";
  static final String ELEMENTS = "elements";
  static final String STATICS = "statics";
  static final String LOCALS = "locals";

  static final String COUNTING = "counting";
  static final String MADE = "references made";
  static final String LET_GO = "let go of";

  static final String HOLDS = "holds";
  static final String OF_CLASS = "of class";
  static final String IN = "in";
  static final String STORED_AT = "stored at";

  static final String COUNTED_OUT = "counted out";
  static final String CASCADE = "cascade";
  static final String CYCLE = "cycle";
  static final String WITH_HOLDER = "with holder";
  static final String VARIABLE = "variable";
  static final String DRAG = "drag ms";

  private Headings() {}
}
