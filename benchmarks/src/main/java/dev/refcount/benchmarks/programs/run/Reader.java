package dev.refcount.benchmarks.programs.run;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** Asks for books in all the ways there are, at the same time as other readers; gives what it found. */
final class Reader implements Callable<String> {
  private static final int FOUND = 10;
  /** Words that no book lacks, or that hardly any has, find nothing worth ranking. */
  private static final int COMMON = 2_000;

  private static final Sort CHEAPEST =
      new Sort(new SortField("price", SortField.Type.INT), SortField.FIELD_DOC);

  private final IndexSearcher searcher;
  private final int queries;
  private final Prose prose;
  private long found;

  Reader(IndexSearcher searcher, int number, int queries) {
    this.searcher = searcher;
    this.queries = queries;
    this.prose = new Prose(1_000 + number);
  }

  @Override
  public String call() throws IOException {
    Checksum checksum = new Checksum();
    for (int i = 0; i < queries; i++) {
      Query query = query(i);
      TopDocs top =
          i % 4 == 3
              ? searcher.search(query, FOUND, CHEAPEST)
              : searcher.search(query, FOUND);
      checksum.add(query + " " + top.totalHits.value);
      for (ScoreDoc hit : top.scoreDocs) {
        Document book = searcher.storedFields().document(hit.doc);
        checksum.add(book.get("number") + " " + book.get("title") + " " + book.get("price"));
        checksum.add(Float.toString(hit.score));
        found++;
      }
    }
    return found + " found, sha-256 " + checksum.end();
  }

  private Query query(int i) {
    return switch (i % 6) {
      case 0 -> text();
      case 1 ->
          new BooleanQuery.Builder()
              .add(text(), Occur.MUST)
              .add(text(), Occur.SHOULD)
              .add(new TermQuery(new Term("shelf", "shelf" + prose.below(40))), Occur.MUST_NOT)
              .build();
      case 2 -> new PhraseQuery(1, "text", some(20), some(20));
      case 3 -> IntPoint.newRangeQuery("price", prose.below(500), 500 + prose.below(500));
      case 4 -> new PrefixQuery(new Term("title", some(COMMON).substring(0, 4)));
      default -> new FuzzyQuery(new Term("title", some(COMMON)), 1);
    };
  }

  private Query text() {
    return new TermQuery(new Term("text", some(COMMON)));
  }

  private String some(int common) {
    return Prose.word(prose.below(common));
  }
}
