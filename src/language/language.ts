import { english } from './en.js';
import { spanish } from './es.js';
import { fold } from './words.js';

/** The closed classes of a language's words, folded, and what the product says in it. Nothing of any brief's matter. */
export interface Language {
  /** words that carry no topic: articles, prepositions, pronouns, auxiliaries, question words */
  functionWords: ReadonlySet<string>;
  /** words that stand for something named before, in lower case */
  pronouns: RegExp;
  /** words with which a question goes on from the one before */
  connectives: RegExp;
  /** the opening of a fragment like "under Fox", that may take the place of its like in another question */
  preposition: RegExp;
  /** words before the year that something is asked of, folded, as alternatives of a pattern; not those of "after 2007" */
  ofYear: string;
  /** a question for a figure, on folded text */
  asksForFigure: RegExp;
  /** words between the years from and to which something goes, as alternatives of a pattern */
  spanJoint: string;
  /** an order to write what need not be true, on folded text */
  asksToInvent: RegExp;
  /** words that join two questions into one, and those that begin the second, each as alternatives of a pattern */
  joints: { words: string; questions: string };
  /** words before the number of an endnote, folded, as alternatives of a pattern */
  numberedNote: string;
  /** the opening of a sentence that does not stand alone */
  leansBack: RegExp;
  /** a whole question as it is typeset, with its capital and its marks */
  wellFormed: RegExp;
  /** messages that are no questions */
  smallTalk: RegExp;
  /** words for an endnote, and whatever may be asked of one */
  noteWords: ReadonlySet<string>;
  /** words for the brief itself */
  documentWords: ReadonlySet<string>;
  /** how whoever wrote a text is spoken of, and titles before a name as alternatives of a pattern */
  author: { called: string; titles: string };
  /** a question for a web address */
  asksForLink: RegExp;
  /** a question for whoever wrote or published something, on folded text */
  asksForAuthor: RegExp;
  /** a question for what rests on an endnote, on folded text */
  asksForBacked: RegExp;
  says: {
    notInBrief: string;
    hello: string;
    /** @param number an endnote the brief does not have */
    noSuchNote: (number: number, first: number, last: number) => string;
    noLink: string;
    noSource: string;
  };
}

const LANGUAGES: Readonly<Record<string, Language>> = { en: english, es: spanish };

/** The languages in which the product speaks. */
export const SPOKEN: readonly string[] = Object.keys(LANGUAGES);

/** @returns what every language spoken here has for something, as alternatives of a pattern */
export function anyOf(part: (language: Language) => string): string {
  return `(?:${Object.values(LANGUAGES).map(part).join('|')})`;
}

/** Words that begin a question, in every language spoken here, as alternatives of a pattern. */
export const QUESTION_WORDS = anyOf(({ joints }) => joints.questions);

/** @returns the language of a BCP 47 tag without region; English if it is not known here */
export function languageOf(tag: string): Language {
  return LANGUAGES[tag] ?? english;
}

/** @returns whether a word carries a topic in every language spoken here; `word` may have accents and capitals */
export function isContentWord(word: string): boolean {
  const folded = fold(word);
  return Object.values(LANGUAGES).every(({ functionWords }) => !functionWords.has(folded));
}

/** @returns the language, as its tag, of a message that is small talk and no question; undefined if it is one */
export function smallTalkIn(message: string): string | undefined {
  const plain = fold(message).trim();
  return SPOKEN.find((tag) => languageOf(tag).smallTalk.test(plain));
}

/**
 * Tells a language by its closed classes.
 *
 * @param words folded words of a text
 * @returns the language, as its tag, of which most words are there that no other language has; undefined without any
 */
export function languageByWords(words: readonly string[]): string | undefined {
  const counts = SPOKEN.map((tag) => {
    const isOwn = (word: string): boolean =>
      SPOKEN.every((other) => languageOf(other).functionWords.has(word) === (other === tag));
    return { tag, count: words.filter(isOwn).length };
  }).sort((a, b) => b.count - a.count);
  const [best, next] = counts;
  return best && best.count > (next?.count ?? 0) ? best.tag : undefined;
}
