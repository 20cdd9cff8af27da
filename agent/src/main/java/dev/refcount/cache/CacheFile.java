package dev.refcount.cache;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * One file of the cache: a head that says what it is for, the content, and a checksum over both. Read in
 * one go and written beside its place, so that a reader never sees half of one.
 */
final class CacheFile {
  /** The last digit changes with the form of the content. */
  private static final byte[] MAGIC = "refcount woven 3".getBytes(StandardCharsets.US_ASCII);

  private static final int CHECKSUM_BYTES = 8;
  private static final int PIECE = 1 << 16;
  /** More than a whole JDK would need, or what is kept of a program with its places. */
  private static final long MOST_BYTES = 128L << 20;
  /** A small heap is the program's: the file may take one part in so many. */
  static final int SHARE_OF_HEAP = 8;

  private static final int MOST_FILES = 8;
  /** Of all files of a kind, but for the latest. */
  private static final long MOST_TOGETHER = 256L << 20;
  /** Nobody writes that long: whoever began it is dead. */
  private static final long ABANDONED_MS = 3_600_000;

  private final Folder folder;
  private final String kind;
  private final String name;
  private final byte[] head;

  /** Something that writes itself. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /**
   * The file for woven code that depends on all that the key says.
   *
   * @param kind what its name begins with; of each kind only the latest files are kept
   */
  CacheFile(Folder folder, String kind, String key) {
    this.folder = folder;
    this.kind = kind + "-";
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    CRC32 sum = new CRC32();
    sum.update(keyBytes, 0, keyBytes.length);
    this.name = this.kind + Long.toHexString(sum.getValue());
    this.head = Arrays.copyOf(MAGIC, MAGIC.length + keyBytes.length);
    System.arraycopy(keyBytes, 0, head, MAGIC.length, keyBytes.length);
  }

  /** The content, with the {@link #checksum} behind it; null if there is none that can be trusted. */
  ByteBuffer read() throws IOException {
    if (!folder.isOwn()) {
      return null;
    }
    File file = folder.file(name);
    long length = file.length();
    if (length < head.length + CHECKSUM_BYTES || isTooLarge() || !Folder.isOwn(file)) {
      return null;
    }
    byte[] all = new byte[(int) length];
    try (FileInputStream in = new FileInputStream(file)) {
      fill(all, in);
    }
    int end = all.length - CHECKSUM_BYTES;
    if (!Arrays.equals(head, 0, head.length, all, 0, head.length)) {
      return null;
    }
    CRC32 sum = new CRC32();
    sum.update(all, 0, end);
    ByteBuffer buffer = ByteBuffer.wrap(all);
    if (buffer.getLong(end) != sum.getValue()) {
      return null;
    }
    // Of what is used the latest are kept.
    file.setLastModified(System.currentTimeMillis());
    return buffer.position(head.length);
  }

  /**
   * In pieces: the JDK reads what it is asked for into memory of its own first, and to get so much new memory from the
   * system takes longer than to read the file. Of a file that has become shorter the checksum is wrong.
   */
  private static void fill(byte[] all, InputStream in) throws IOException {
    int at = 0;
    int read = 0;
    while (read >= 0 && at < all.length) {
      read = in.read(all, at, Math.min(PIECE, all.length - at));
      at += Math.max(read, 0);
    }
  }

  /** Whether this JVM is too small for what a larger one has left: that one has more of it than this would. */
  boolean isTooLarge() {
    return folder.file(name).length() > Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** What tells two contents apart, of a buffer that was {@link #read}. */
  static long checksum(ByteBuffer read) {
    return read.getLong(read.limit() - CHECKSUM_BYTES);
  }

  /** The next run finds none. */
  void delete() {
    folder.file(name).delete();
  }

  /** Whether there is, or can be made, a folder for it. */
  boolean isWritable() {
    return folder.make();
  }

  /** Gives the checksum; null if there can be no folder for it. */
  Long write(Content content) throws IOException {
    if (!folder.make()) {
      return null;
    }
    long checksum;
    File beside = folder.file(name + "." + Long.toHexString(System.nanoTime()) + ".tmp");
    try {
      try (FileOutputStream file = new FileOutputStream(beside)) {
        Folder.makeOwn(beside);
        CheckedOutputStream summed =
            new CheckedOutputStream(new BufferedOutputStream(file, 1 << 16), new CRC32());
        DataOutputStream out = new DataOutputStream(summed);
        out.write(head);
        content.write(out);
        checksum = summed.getChecksum().getValue();
        out.writeLong(checksum);
        out.flush();
      }
      if (!beside.renameTo(folder.file(name))) {
        // Windows does not rename onto another file; a reader in between finds none.
        folder.file(name).delete();
        beside.renameTo(folder.file(name));
      }
    } finally {
      beside.delete();
    }
    prune();
    return checksum;
  }

  /** Files of JDKs and agents that are no longer used are not looked for by anybody else. */
  private void prune() {
    File[] files = folder.files();
    Arrays.sort(files, Comparator.comparingLong(File::lastModified).reversed());
    int kept = 0;
    long together = 0;
    for (File file : files) {
      if (!file.getName().startsWith(kind)) {
        continue;
      }
      boolean temporary = file.getName().endsWith(".tmp");
      together += temporary ? 0 : file.length();
      if (temporary
          ? System.currentTimeMillis() - file.lastModified() > ABANDONED_MS
          : ++kept > MOST_FILES || kept > 1 && together > MOST_TOGETHER) {
        file.delete();
      }
    }
  }
}
