import { sum } from './arithmetic.js';

/** A document that shares terms with a question. */
export interface TermHit {
  /** its place in the list that was indexed */
  document: number;
  /** which of the question's words it has, as places in the question, ascending */
  matched: number[];
  /** likeness to the question: geometric mean of the shares that each has of the other, by weight; 0 to 1 */
  likeness: number;
}

/** The documents that share terms with a question. */
export interface TermHits {
  /** weights of the question's words, by place; together 1. Rare words weigh more, words that no document has most */
  weights: number[];
  /** by document */
  hits: Map<number, TermHit>;
}

/** What is stored of a term index. */
export interface StoredTermIndex {
  /** the documents in which a term stands, ascending */
  postings: Record<string, number[]>;
  /** sum of the weights of a document's terms, by its place */
  weights: number[];
}

const COMMON = 1000; // a term in more documents tells next to nothing, and looking at them all would take long

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
    const found = new Map<number, { matched: number[]; weight: number }>();
    for (const [place, own] of forms.entries()) for (const form of new Set(own)) this.#addHits(found, place, form);
    const hits = new Map<number, TermHit>();
    for (const [document, { matched, weight }] of found) {
      const share = sum(matched.map((place) => weights[place] ?? 0));
      const covered = Math.min(1, weight / (this.#documentWeights[document] || 1));
      hits.set(document, { document, matched, likeness: Math.sqrt(share * covered) });
    }
    return { weights, hits };
  }

  /** Adds the documents in which a form of the word at a place stands, with its weight. */
  #addHits(found: Map<number, { matched: number[]; weight: number }>, place: number, form: string): void {
    const weight = this.#weight(form);
    if (weight === 0) return;
    for (const document of this.#postings.get(form) ?? []) {
      const hit = found.get(document);
      if (!hit) found.set(document, { matched: [place], weight });
      else {
        hit.weight += weight;
        if (hit.matched.at(-1) !== place) hit.matched.push(place); // else by another form of the same word
      }
    }
  }

  #weight(term: string): number {
    return inverseFrequency(this.#postings.get(term)?.length, this.#documentWeights.length);
  }
}

/** Inverse document frequency as in BM25: Robertson and Zaragoza, 2009. */
function inverseFrequency(frequency = 0, documents: number): number {
  if (frequency > COMMON) return 0;
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}
