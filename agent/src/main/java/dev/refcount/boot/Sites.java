package dev.refcount.boot;

import java.lang.reflect.Member;

/**
 * The places in woven code that store, by the small number that the hook passes.
 *
 * <p>For a field site also where the field lies in its holder: looked up in the holder at the first
 * store that matters, since at weaving time the class that declares the field may not be loaded. Not kept of a field
 * that a hidden class names as its own: others of its name, which have the same places, may have it elsewhere.
 */
public final class Sites {
  private static final Object LOCK = new Object();

  private static final Place UNKNOWN = new Place("?", "?", null, -1, "?");

  /** Where, above a static field's offset, it says how many classes above the one that is named declare it. */
  private static final int ABOVE = Integer.SIZE;

  /** In the place of an offset: see {@link #namesakes}. */
  static final long OF_NAMESAKES = -1;

  private static volatile Place[] places = new Place[1 << 12];
  /** Offset by site, 0 while unknown. Written racily: every writer finds the same, or nothing to keep. */
  private static volatile long[] offsets = new long[1 << 12];

  /** Which sites lie in code of the application. Written racily: a site becomes one and stays it. */
  private static volatile boolean[] application = new boolean[1 << 12];

  private static int count;

  /** Who know the places of numbers that were reserved. */
  private static volatile Recalled[] recalled = {};

  private Sites() {}

  /** Registers a place and returns its number, which is never 0. */
  public static int add(Place place) {
    synchronized (LOCK) {
      int site = ++count;
      makeRoom(site);
      places[site] = place;
      return site;
    }
  }

  /** The number belongs to the same place of another class from now on: the first is gone. */
  public static void handOver(int site) {
    synchronized (LOCK) {
      offsets[site] = 0;
    }
  }

  private static void makeRoom(int site) {
    int length = places.length;
    if (site < length) {
      return;
    }
    Place[] morePlaces = new Place[site * 2];
    System.arraycopy(places, 0, morePlaces, 0, length);
    long[] moreOffsets = new long[site * 2];
    System.arraycopy(offsets, 0, moreOffsets, 0, length);
    boolean[] moreApplication = new boolean[site * 2];
    System.arraycopy(application, 0, moreApplication, 0, length);
    application = moreApplication;
    places = morePlaces;
    offsets = moreOffsets;
  }

  /**
   * Reserves numbers for woven code of an earlier run, which has them in it; between them may lie numbers that were
   * reserved before.
   *
   * @param taken the numbers that were taken then before this call; false if they are not as many now
   * @param before the number before the first
   */
  public static boolean recall(int taken, int before, int more, Recalled knows) {
    synchronized (LOCK) {
      if (count != taken || before > taken) {
        return false;
      }
      Recalled[] all = new Recalled[recalled.length + 1];
      System.arraycopy(recalled, 0, all, 0, recalled.length);
      all[recalled.length] = knows;
      recalled = all;
      count = Math.max(count, before + more);
      makeRoom(count);
      return true;
    }
  }

  /** How many numbers are taken: the last one that {@link #add} returned. */
  public static int count() {
    synchronized (LOCK) {
      return count;
    }
  }

  /** The place of a number that {@link #add} returned; of 0, one that says it is not known. */
  public static Place place(int site) {
    if (site == 0) {
      return UNKNOWN;
    }
    Place place = places[site];
    return place != null ? place : recalled(site);
  }

  /** Looked up once, except where the array grows meanwhile: then another time. */
  private static Place recalled(int site) {
    Recalled[] all = recalled;
    Place place = null;
    for (int i = 0; place == null && i < all.length; i++) {
      place = all[i].place(site);
    }
    return places[site] = place == null ? UNKNOWN : place;
  }

  /** Whether the site is known to lie in the application: then no frame need be looked for. */
  static boolean isApplication(int site) {
    return application[site];
  }

  /** The site lies in code of the application. */
  public static void setApplication(int site) {
    application[site] = true;
  }

  /** Who finds the application's line for a store inside the JDK; set once, for {@code sites=app}. */
  public static void caller(Caller finds) {
    Origin.caller(finds);
  }

  /** All places so far. */
  public static Place[] all() {
    synchronized (LOCK) {
      Place[] all = new Place[count];
      for (int i = 0; i < count; i++) {
        all[i] = place(i + 1);
      }
      return all;
    }
  }

  /** Offset of the instance field that the site stores to; {@link #OF_NAMESAKES} if that is not told by names. */
  static long fieldOffset(Object holder, int site) {
    long offset = offsets[site];
    return offset != 0 ? offset : findField(holder.getClass(), site);
  }

  private static long findField(Class<?> type, int site) {
    Class<?> owner = owner(type, site);
    if (owner(owner.getSuperclass(), site) != null) {
      return OF_NAMESAKES;
    }
    long offset = FieldResolution.offset(find(owner, site));
    if (!owner.isHidden()) {
      offsets[site] = offset;
    }
    return offset;
  }

  /** The first class, from this one upwards, with the name that the instruction names; null if none has it. */
  private static Class<?> owner(Class<?> type, int site) {
    Class<?> owner = type;
    while (owner != null && !isNamed(owner, place(site).owner())) {
      owner = owner.getSuperclass();
    }
    return owner;
  }

  private static boolean isNamed(Class<?> type, String name) {
    return Type.name(type).equals(name) || Place.HIDDEN.equals(name) && type.isHidden();
  }

  /**
   * Where the fields lie that the site may store to, in a holder of whose classes several have the name that the
   * instruction names: each is another loader's, and which of them is meant is not known.
   */
  static long[] namesakes(Object holder, int site) {
    long[] found = new long[2];
    int n = 0;
    for (Class<?> owner = owner(holder.getClass(), site); owner != null; owner = owner(owner.getSuperclass(), site)) {
      if (n == found.length) {
        long[] more = new long[2 * n];
        System.arraycopy(found, 0, more, 0, n);
        found = more;
      }
      try {
        found[n] = FieldResolution.offset(find(owner, site));
        n++;
      } catch (NoSuchFieldError another) {
        // It is not the one.
      }
    }
    long[] all = new long[n];
    System.arraycopy(found, 0, all, 0, n);
    return all;
  }

  private static Member find(Class<?> owner, int site) {
    Place place = place(site);
    return FieldResolution.find(owner, place.slot(), place.descriptor());
  }

  /**
   * The class that declares the static field which the site stores to. How far above the class that the instruction
   * names is kept with the offset, since a class kept here would never be unloaded.
   */
  static Class<?> declaring(Class<?> owner, int site) {
    long known = offsets[site];
    if (known == 0) {
      return findStatic(owner, site);
    }
    Class<?> type = owner;
    for (int above = (int) (known >>> ABOVE); above > 0; above--) {
      type = type.getSuperclass();
    }
    return type;
  }

  private static Class<?> findStatic(Class<?> owner, int site) {
    Member field = find(owner, site);
    Class<?> declaring = field.getDeclaringClass();
    long above = 0;
    for (Class<?> type = owner; type != declaring; type = type.getSuperclass()) {
      above++;
    }
    if (!owner.isHidden()) {
      offsets[site] = above << ABOVE | FieldResolution.offset(field);
    }
    return declaring;
  }

  /** Offset of the static field that the site stores to, in the class that {@link #declaring} has found. */
  static long staticOffset(Class<?> declaring, int site) {
    int offset = (int) offsets[site];
    // Not kept, or lost where the array grew just then.
    return offset != 0 ? offset : FieldResolution.offset(find(declaring, site));
  }
}
