import { joinLines, splitLines } from './lines.js';
import { stem, wordsOf } from './words.js';

/** Words for one and the same idea, by language: BCP 47 tags without region. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** What is stored of a thesaurus. */
export interface StoredThesaurus {
  /** stems of words and short terms, a line each; those of a term are separated by spaces */
  terms: string;
  /** by term: the place of its group in the list */
  groups: Uint32Array;
}

const PHRASE_LENGTH = 3; // words of the longest term that is looked for

/** Brings words for the same idea together, whatever their language. */
export class Thesaurus {
  readonly #ideas: ReadonlyMap<string, string>;

  /** @param stored what {@link Thesaurus.build} made */
  constructor({ terms, groups }: StoredThesaurus) {
    this.#ideas = new Map(splitLines(terms).map((term, i) => [term, `~${groups[i]}`]));
  }

  /**
   * Stems synonyms.
   *
   * @param groups words or short terms for the same idea; the first group that has a term counts
   * @returns what to store
   */
  static build(groups: readonly Synonyms[]): StoredThesaurus {
    const known = new Map<string, number>();
    for (const [number, group] of groups.entries()) {
      for (const [language, terms] of Object.entries(group)) {
        for (const term of terms) {
          const key = keyOf(wordsOf(term).map((word) => stem(word, language)));
          if (!known.has(key)) known.set(key, number);
        }
      }
    }
    return { terms: joinLines([...known.keys()]), groups: Uint32Array.from(known.values()) };
  }

  /**
   * @param forms what a text's words may stand for: the stems of each
   * @returns the same with each stem replaced by the mark of its idea; stems without one stay
   */
  ideasOf(forms: readonly (readonly string[])[]): string[][] {
    const ideas: string[][] = [];
    for (let place = 0; place < forms.length; ) {
      const [length, phrase] = this.#phraseAt(forms, place);
      for (let i = 0; i < length; i++)
        ideas.push(phrase ? [phrase] : [...new Set((forms[place] ?? []).map((form) => this.#ideas.get(form) ?? form))]);
      place += length;
    }
    return ideas;
  }

  /** The longest term of several words that begins at a place, if there is one. */
  #phraseAt(forms: readonly (readonly string[])[], place: number): [number, string | undefined] {
    for (let length = Math.min(PHRASE_LENGTH, forms.length - place); length > 1; length--) {
      const words = forms.slice(place, place + length);
      const readings = Math.max(...words.map((word) => word.length));
      for (let reading = 0; reading < readings; reading++) {
        const idea = this.#ideas.get(keyOf(words.map((word) => word[reading] ?? word[0] ?? '')));
        if (idea) return [length, idea];
      }
    }
    return [1, undefined];
  }
}

function keyOf(stems: readonly string[]): string {
  return stems.join(' ');
}
