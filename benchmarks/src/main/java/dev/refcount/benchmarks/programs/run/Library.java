package dev.refcount.benchmarks.programs.run;

import java.io.IOException;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;

/** Fills an index with books, a part of which come in a second edition or go. */
final class Library {
  private static final int SEED = 1;
  /** Small, so that there are segments to merge. */
  private static final int BOOKS_IN_MEMORY = 500;

  private Library() {}

  static void fill(Directory directory, int books) throws IOException {
    Prose prose = new Prose(SEED);
    IndexWriterConfig config =
        new IndexWriterConfig(new EnglishAnalyzer())
            // When segments are written and merged must depend on nothing but the books.
            .setMergeScheduler(new SerialMergeScheduler())
            .setMaxBufferedDocs(BOOKS_IN_MEMORY)
            .setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int book = 0; book < books; book++) {
        writer.addDocument(document(book, prose));
        if (book % 10 == 9) {
          int again = prose.below(book);
          writer.updateDocument(number(again), document(again, prose));
        }
        if (book % 25 == 24) {
          writer.deleteDocuments(number(prose.below(book)));
        }
      }
    }
  }

  private static Document document(int book, Prose prose) {
    int price = prose.below(1_000);
    Document document = new Document();
    document.add(new StringField("number", Integer.toString(book), Field.Store.YES));
    document.add(new StringField("shelf", "shelf" + prose.below(40), Field.Store.YES));
    document.add(new TextField("title", prose.words(6), Field.Store.YES));
    document.add(new TextField("text", prose.words(60 + prose.below(120)), Field.Store.NO));
    document.add(new IntPoint("price", price));
    document.add(new NumericDocValuesField("price", price));
    document.add(new StoredField("price", price));
    return document;
  }

  private static Term number(int book) {
    return new Term("number", Integer.toString(book));
  }
}
