import { sum } from './arithmetic.js';

/** What shares terms with a question. */
export interface TermHits {
  /** weights of the question's words, by place; together 1. Rare words weigh more, words that no document has most */
  weights: number[];
  /** the documents that have each of the question's words, by place; a document is known by its place in the list */
  documents: number[][];
  /**
   * likeness of each document to the question: geometric mean of the shares that each has of the other, by weight; 0 to
   * about 1
   */
  likeness: Float32Array;
}

/** What is stored of a term index. */
export interface StoredTermIndex {
  /** the documents in which a term stands, ascending */
  postings: Record<string, number[]>;
  /** sum of the weights of a document's terms, by its place */
  weights: number[];
}

/** An inverted index over short texts, whose terms are words, or ideas that several words stand for. */
export class TermIndex {
  readonly #postings: ReadonlyMap<string, readonly number[]>;
  readonly #documentWeights: readonly number[];

  /** @param stored what {@link TermIndex.build} made */
  constructor({ postings, weights }: StoredTermIndex) {
    this.#postings = new Map(Object.entries(postings));
    this.#documentWeights = weights;
  }

  /**
   * Indexes documents.
   *
   * @param documents the terms of each; it is found by its place in the list
   * @returns what to store
   */
  static build(documents: readonly Iterable<string>[]): StoredTermIndex {
    const postings = new Map<string, number[]>();
    const termsOf = documents.map((terms) => [...new Set(terms)]);
    for (const [document, terms] of termsOf.entries())
      for (const term of terms) {
        const found = postings.get(term);
        if (found) found.push(document);
        else postings.set(term, [document]);
      }
    const weights = termsOf.map((terms) =>
      sum(terms.map((term) => inverseFrequency(postings.get(term)?.length, documents.length))),
    );
    return { postings: Object.fromEntries(postings), weights };
  }

  /**
   * Finds the documents that share terms with a question.
   *
   * @param forms the terms that each of the question's words may stand for
   * @returns the documents
   */
  search(forms: readonly (readonly string[])[]): TermHits {
    const raw = forms.map((own) => Math.max(0, ...own.map((form) => this.#weight(form))));
    const total = sum(raw) || 1;
    const weights = raw.map((weight) => weight / total);
    const size = this.#documentWeights.length;
    const shares = new Float32Array(size);
    const covered = new Float32Array(size);
    const lastFound = new Uint16Array(size); // the last word that a document has, counted from 1
    const documents = forms.map((own, place) => {
      const found: number[] = [];
      const word = place + 1;
      for (const form of new Set(own)) {
        const weight = this.#weight(form);
        for (const document of this.#postings.get(form) ?? []) {
          covered[document] = (covered[document] ?? 0) + weight;
          if (lastFound[document] !== word) found.push(document);
          lastFound[document] = word;
        }
      }
      for (const document of found) shares[document] = (shares[document] ?? 0) + (weights[place] ?? 0);
      return found;
    });
    const likeness = new Float32Array(size);
    for (let document = 0; document < size; document++) {
      const share = shares[document] ?? 0;
      if (share === 0) continue;
      const own = Math.min(1, (covered[document] ?? 0) / (this.#documentWeights[document] || 1));
      likeness[document] = Math.sqrt(share * own);
    }
    return { weights, documents, likeness };
  }

  #weight(term: string): number {
    return inverseFrequency(this.#postings.get(term)?.length, this.#documentWeights.length);
  }
}

/** Inverse document frequency as in BM25: Robertson and Zaragoza, 2009. */
function inverseFrequency(frequency = 0, documents: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}
