import { joinLines, splitLines } from '../language/lines.js';
import { sum } from './arithmetic.js';
import { type PackedLists, pack } from './packed-lists.js';

/** What shares terms with a question. */
export interface TermHits {
  /** weights of the question's words, by place; together 1. Rare words weigh more, words that no document has most */
  weights: number[];
  /** the documents that have each of the question's words, ascending, by place; a document is known by its place in the list */
  documents: Uint32Array[];
  /**
   * likeness of each document to the question: geometric mean of the shares that each has of the other, by weight; 0 to
   * about 1
   */
  likeness: Float32Array;
}

/** What is stored of a term index. */
export interface StoredTermIndex {
  /** a line each */
  terms: string;
  /** the documents in which each term stands, ascending */
  postings: PackedLists;
  /** sum of the weights of a document's terms, by its place */
  weights: Float64Array;
}

const NONE = new Uint32Array();

/** An inverted index over short texts, whose terms are words, or ideas that several words stand for. */
export class TermIndex {
  readonly #postings: ReadonlyMap<string, Uint32Array>;
  readonly #documentWeights: Float64Array;

  /** @param stored what {@link TermIndex.build} made */
  constructor({ terms, postings: { starts, places }, weights }: StoredTermIndex) {
    this.#postings = new Map(splitLines(terms).map((term, i) => [term, places.subarray(starts[i], starts[i + 1])]));
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
    const weights = Float64Array.from(termsOf, (terms) =>
      sum(terms.map((term) => inverseFrequency(postings.get(term)?.length, documents.length))),
    );
    return { terms: joinLines([...postings.keys()]), postings: pack([...postings.values()]), weights };
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
      for (const form of new Set(own)) addAt(covered, this.#postings.get(form) ?? NONE, this.#weight(form));
      const found = this.#having(own);
      addAt(shares, found, weights[place] ?? 0);
      return found;
    });
    return { weights, documents, likeness: likenessOf(shares, covered, this.#documentWeights) };
  }

  /**
   * Finds the documents that have all words of a text.
   *
   * @param forms the terms that each of the words may stand for
   * @returns the documents' places; none if there are no words
   */
  withAll(forms: readonly (readonly string[])[]): number[] {
    const [first = NONE, ...others] = forms.map((own) => this.#having(own));
    const sets = others.map((documents) => new Set(documents));
    return [...first].filter((document) => sets.every((set) => set.has(document)));
  }

  /** The documents that have any of some terms. */
  #having(terms: readonly string[]): Uint32Array {
    return union([...new Set(terms)].flatMap((term) => this.#postings.get(term) ?? []));
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

/** Turns shares of the question into likenesses, in their own place: an index may be long. */
function likenessOf(shares: Float32Array, covered: Float32Array, documentWeights: Float64Array): Float32Array {
  for (let document = 0; document < shares.length; document++) {
    const share = shares[document] ?? 0;
    if (share === 0) continue;
    const own = Math.min(1, (covered[document] ?? 0) / (documentWeights[document] || 1));
    shares[document] = Math.sqrt(share * own);
  }
  return shares;
}

/** The documents that stand in any of some lists, each once, ascending as the lists are. */
function union(lists: readonly Uint32Array[]): Uint32Array {
  return lists.reduce((a, b) => (a.length === 0 ? b : merge(a, b)), NONE);
}

function merge(a: Uint32Array, b: Uint32Array): Uint32Array {
  const merged = new Uint32Array(a.length + b.length);
  let [i, j, length] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    merged[length++] = Math.min(x, y);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return merged.subarray(0, length);
}

/** Inverse document frequency as in BM25: Robertson and Zaragoza, 2009. */
function inverseFrequency(frequency = 0, documents: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}
