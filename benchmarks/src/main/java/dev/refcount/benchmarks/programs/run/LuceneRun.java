package dev.refcount.benchmarks.programs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Indexes made-up books with Lucene, on disk, and then searches them with two threads.
 *
 * <p>Run: {@code LuceneRun FOLDER BOOKS QUERIES} with Lucene on the class path.
 */
public final class LuceneRun {
  private static final int READERS = 2;

  private LuceneRun() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    // What a run that was killed has left.
    empty(folder);
    try (Directory directory = FSDirectory.open(folder)) {
      Library.fill(directory, Integer.parseInt(arguments[1]));
      search(directory, Integer.parseInt(arguments[2]));
    } finally {
      empty(folder);
    }
  }

  private static void search(Directory directory, int queries) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try (DirectoryReader index = DirectoryReader.open(directory)) {
      System.out.println(index.numDocs() + " books in " + index.leaves().size() + " segments");
      IndexSearcher searcher = new IndexSearcher(index);
      List<Reader> readers = new ArrayList<>();
      for (int number = 0; number < READERS; number++) {
        readers.add(new Reader(searcher, number, queries / READERS));
      }
      for (Future<String> answer : threads.invokeAll(readers)) {
        System.out.println(answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
