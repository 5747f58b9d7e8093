import SearchableMap from 'minisearch/SearchableMap';
import { fold, stem, WORD, wordsOf } from '../language/words.js';

const EDITS = 0.2; // edits a letter that a word not known may be away from one that is: 1 in 5, 2 in 8
const EDITED_MIN_LENGTH = 4;
const EDITED_WORDS = 24; // of one text: with more, it is no text of these languages, and each takes a millisecond
const EDITED_MAX_LENGTH = 40; // longer than any word with a slip in it; looking for what is near takes time by the length

/** The words that an index knows, to forgive spelling slips. */
export class Vocabulary {
  /** each word with its rank: the lower, the more frequent */
  readonly #words: ReadonlyMap<string, number>;
  /** the same, to look for what is near a word: made for the first slip, as most questions have none */
  #searchable: SearchableMap<number> | undefined;
  readonly #stems: ReadonlySet<string>;
  readonly #languages: readonly string[];

  /**
   * @param words every word that is known, as {@link wordsOf} gives them, the most frequent first
   * @param stems what {@link Vocabulary.stemsOf} gives of them
   * @param languages the languages they are of, BCP 47 tags without region
   */
  constructor(words: readonly string[], stems: readonly string[], languages: readonly string[]) {
    this.#words = new Map(words.map((word, rank) => [word, rank]));
    this.#stems = new Set(stems);
    this.#languages = languages;
  }

  /** @returns the words of some texts, the most frequent first */
  static wordsOf(texts: readonly string[]): string[] {
    const counts = new Map<string, number>();
    for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)).map(([word]) => word);
  }

  /** @returns the stems of some words in any of some languages */
  static stemsOf(words: readonly string[], languages: readonly string[]): string[] {
    return [...new Set(words.flatMap((word) => languages.map((language) => stem(word, language))))];
  }

  /** @returns a text in which each word that is not known, in any form, gives way to the nearest one that is, if any */
  correct(text: string): string {
    let unknown = 0;
    return text.replace(WORD, (word) => {
      const plain = fold(word);
      if (this.#knows(plain) || unknown === EDITED_WORDS) return word;
      unknown++;
      return this.#nearest(plain) ?? word;
    });
  }

  #knows(word: string): boolean {
    return this.#words.has(word) || this.#languages.some((language) => this.#stems.has(stem(word, language)));
  }

  #nearest(word: string): string | undefined {
    if (word.length > EDITED_MAX_LENGTH) return undefined;
    // Two letters that changed places are the commonest slip, and no fuzzy search counts them as one edit.
    const swapped = swaps(word).find((other) => this.#words.has(other));
    if (swapped) return swapped;
    const edits = Math.round(EDITS * word.length);
    if (word.length < EDITED_MIN_LENGTH || edits === 0 || /\p{N}/u.test(word)) return undefined;
    this.#searchable ??= SearchableMap.from<number>([...this.#words]);
    const [nearest] = [...this.#searchable.fuzzyGet(word, edits)]
      .map(([known, [rank, distance]]) => ({ known, rank, distance }))
      .sort((a, b) => a.distance - b.distance || a.rank - b.rank);
    return nearest?.known;
  }
}

/** A word with each two neighbouring letters swapped, in the order of their places. */
function swaps(word: string): string[] {
  const letters = [...word];
  return letters
    .slice(1)
    .map((letter, i) => [...letters.slice(0, i), letter, letters[i], ...letters.slice(i + 2)].join(''));
}
