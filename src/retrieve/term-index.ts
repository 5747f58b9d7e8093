import { sum } from './arithmetic.js';

/** What shares terms with a question. */
export interface TermHits {
  /** weights of the question's words, by place; together 1. Rare words weigh more, words that no document has most */
  weights: number[];
  /** the documents that have each of the question's words, by place; a document is known by its place in the list */
  documents: Uint32Array[];
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

const NONE = new Uint32Array();

/** An inverted index over short texts, whose terms are words, or ideas that several words stand for. */
export class TermIndex {
  readonly #postings: ReadonlyMap<string, Uint32Array>;
  readonly #documentWeights: Float64Array;

  /** @param stored what {@link TermIndex.build} made */
  constructor({ postings, weights }: StoredTermIndex) {
    this.#postings = new Map(Object.entries(postings).map(([term, documents]) => [term, Uint32Array.from(documents)]));
    this.#documentWeights = Float64Array.from(weights);
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
    const shares = new Float32Array(this.#documentWeights.length);
    const covered = new Float32Array(this.#documentWeights.length);
    const documents = forms.map((own, place) => {
      const postings = [...new Set(own)].flatMap((form) => {
        const found = this.#postings.get(form) ?? NONE;
        addAt(covered, found, this.#weight(form));
        return found.length > 0 ? [found] : [];
      });
      const found = union(postings);
      addAt(shares, found, weights[place] ?? 0);
      return found;
    });
    const likeness = new Float32Array(shares.length);
    for (let document = 0; document < shares.length; document++) {
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

function addAt(sums: Float32Array, places: Uint32Array, value: number): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    sums[place] = (sums[place] ?? 0) + value;
  }
}

/** The documents that stand in any of some lists, each once. */
function union(lists: readonly Uint32Array[]): Uint32Array {
  const [first = NONE, ...others] = lists;
  return others.length === 0 ? first : Uint32Array.from(new Set(lists.flatMap((list) => [...list])));
}

/** Inverse document frequency as in BM25: Robertson and Zaragoza, 2009. */
function inverseFrequency(frequency = 0, documents: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}
