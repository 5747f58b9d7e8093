import SearchableMap from 'minisearch/SearchableMap';
import { stem, wordsOf } from '../language/words.js';

const EDITS = 0.2; // edits a letter that a word not known may be away from one that is: 1 in 5, 2 in 8
const EDITED_MIN_LENGTH = 4;

/** The stems that an index knows, to read a question's words with, spelling slips included. */
export class Vocabulary {
  readonly #stems: SearchableMap<true>;

  /**
   * @param stems every stem that is known
   * @param languages the languages they are of, BCP 47 tags without region
   */
  constructor(
    stems: Iterable<string>,
    private readonly languages: readonly string[],
  ) {
    this.#stems = SearchableMap.from<true>([...stems].map((known): [string, true] => [known, true]));
  }

  /**
   * Reads a question's words.
   *
   * @param question any text
   * @returns for each word the stems that it may stand for: those of every language; for a word not known, those that
   *   it may be a misspelling of
   */
  read(question: string): string[][] {
    return [...new Set(wordsOf(question))].map((word) => {
      const forms = this.#formsOf(word);
      return forms.some((form) => this.#stems.has(form)) ? forms : this.#nearestTo(forms);
    });
  }

  #formsOf(word: string): string[] {
    return [...new Set(this.languages.map((language) => stem(word, language)))];
  }

  #nearestTo(forms: readonly string[]): string[] {
    const found = forms.flatMap((form) => {
      const edits = Math.round(EDITS * form.length);
      if (form.length < EDITED_MIN_LENGTH || edits === 0) return [];
      return [...this.#stems.fuzzyGet(form, edits)].map(([known, [, distance]]) => ({ known, distance }));
    });
    const least = Math.min(...found.map(({ distance }) => distance));
    const nearest = found.filter(({ distance }) => distance === least).map(({ known }) => known);
    return nearest.length > 0 ? [...new Set(nearest)] : [...forms];
  }
}
