package dev.refcount.cache;

import dev.refcount.boot.Channel;
import dev.refcount.boot.Place;
import dev.refcount.boot.Recalled;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places by number, as they lie in the file: tens of thousands, of which a run looks at a handful, so
 * each is made when it is asked for. Called from inside stores: it loads and locks nothing.
 */
final class StoredPlaces implements Recalled {
  private static final int INTS = 8;
  private static final int BLANK = -2;
  private static final int NULL = -1;
  private static final Channel[] CHANNELS = Channel.values();

  /** No buffer: its code has a handler for an error that the VM would load at the end of the stack, and fail loudly. */
  private final byte[] in;
  private final int first;
  private final int count;
  /** Where the ends of the texts and the texts begin, behind the places. */
  private final int ends;
  private final int texts;

  /** Copies from the buffer's position to behind the last text: the rest of the file need not stay. */
  StoredPlaces(ByteBuffer file, int first) {
    this.first = first;
    this.count = file.getInt();
    int start = file.position();
    int textCount = file.getInt(start + Math.multiplyExact(count, INTS * Integer.BYTES));
    this.ends = count * INTS * Integer.BYTES + Integer.BYTES;
    this.texts = ends + Math.multiplyExact(textCount, Integer.BYTES);
    int length = texts + (textCount == 0 ? 0 : file.getInt(start + texts - Integer.BYTES));
    file.position(start + length);
    this.in = Arrays.copyOfRange(file.array(), start, start + length);
  }

  /** Moves the buffer from its position to behind the last text. */
  static void skip(ByteBuffer file) {
    new StoredPlaces(file, 0);
  }

  int count() {
    return count;
  }

  @Override
  public Place place(int site) {
    int index = site - first;
    if (index < 0 || index >= count) {
      return null;
    }
    int at = index * INTS * Integer.BYTES;
    if (intAt(at) == BLANK) {
      return null;
    }
    int channel = intAt(at + 28);
    return new Place(
        text(intAt(at)),
        text(intAt(at + 4)),
        text(intAt(at + 8)),
        intAt(at + 12),
        text(intAt(at + 16)),
        text(intAt(at + 20)),
        text(intAt(at + 24)),
        channel == NULL ? null : CHANNELS[channel]);
  }

  private int intAt(int at) {
    return (in[at] & 0xff) << 24 | (in[at + 1] & 0xff) << 16 | (in[at + 2] & 0xff) << 8 | in[at + 3] & 0xff;
  }

  private String text(int number) {
    if (number == NULL) {
      return null;
    }
    int start = number == 0 ? 0 : intAt(ends + (number - 1) * Integer.BYTES);
    int end = intAt(ends + number * Integer.BYTES);
    return new String(in, texts + start, end - start, StandardCharsets.UTF_8);
  }

  /** Writes what the constructor reads; null stands for a number that is not ours. */
  static void write(List<Place> places, DataOutputStream out) throws IOException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    out.writeInt(places.size());
    for (Place place : places) {
      out.writeInt(place == null ? BLANK : number(place.type(), numbers));
      out.writeInt(place == null ? NULL : number(place.method(), numbers));
      out.writeInt(place == null ? NULL : number(place.file(), numbers));
      out.writeInt(place == null ? NULL : place.line());
      out.writeInt(place == null ? NULL : number(place.owner(), numbers));
      out.writeInt(place == null ? NULL : number(place.slot(), numbers));
      out.writeInt(place == null ? NULL : number(place.descriptor(), numbers));
      out.writeInt(place == null || place.channel() == null ? NULL : place.channel().ordinal());
    }
    out.writeInt(numbers.size());
    int end = 0;
    for (String text : numbers.keySet()) {
      end += text.getBytes(StandardCharsets.UTF_8).length;
      out.writeInt(end);
    }
    for (String text : numbers.keySet()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static int number(String text, Map<String, Integer> numbers) {
    if (text == null) {
      return NULL;
    }
    Integer known = numbers.putIfAbsent(text, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }
}
