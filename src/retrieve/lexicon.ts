import { type Synonyms, Thesaurus } from '../language/thesaurus.js';
import { stem, wordsOf } from '../language/words.js';
import { type StoredTermIndex, type TermHits, TermIndex } from './term-index.js';
import { Vocabulary } from './vocabulary.js';

/** What words are compared by: the word itself, or the idea that it and its synonyms stand for. */
export const LAYERS = ['word', 'idea'] as const;
export type Layer = (typeof LAYERS)[number];

/** A text to index. */
export interface LexiconDocument {
  text: string;
  /** BCP 47 tag without region */
  language: string;
}

/** What is stored of a lexicon. */
export interface StoredLexicon {
  languages: string[];
  synonyms: Synonyms[];
  word: StoredTermIndex;
  idea: StoredTermIndex;
}

/** The lexical half of retrieval: which texts share words, or ideas, with a question. */
export class Lexicon {
  readonly #thesaurus: Thesaurus;
  readonly #vocabulary: Vocabulary;
  readonly #indexes: Readonly<Record<Layer, TermIndex>>;

  /** @param stored what {@link Lexicon.build} made, as it came from a file */
  constructor({ languages, synonyms, word, idea }: StoredLexicon) {
    this.#thesaurus = new Thesaurus(synonyms);
    this.#indexes = { word: new TermIndex(word), idea: new TermIndex(idea) };
    this.#vocabulary = new Vocabulary([...this.#indexes.word.terms, ...this.#thesaurus.stems], languages);
  }

  /**
   * Indexes texts.
   *
   * @param documents any number; each is found by its place in the list
   * @param synonyms words for the same idea
   * @returns what to store
   */
  static build(documents: readonly LexiconDocument[], synonyms: readonly Synonyms[]): StoredLexicon {
    const thesaurus = new Thesaurus(synonyms);
    const stems = documents.map(({ text, language }) => wordsOf(text).map((word) => stem(word, language)));
    const ideas = stems.map((own) => thesaurus.ideasOf(own.map((form) => [form])).flat());
    return {
      languages: [...new Set([...documents.map(({ language }) => language), ...synonyms.flatMap(Object.keys)])].sort(),
      synonyms: [...synonyms],
      word: TermIndex.build(stems),
      idea: TermIndex.build(ideas),
    };
  }

  /**
   * Finds the texts that share words, or ideas, with a question.
   *
   * @param question any text; a word that stands in no text is forgiven a spelling slip
   * @returns the texts, by layer
   */
  search(question: string): Record<Layer, TermHits> {
    const words = this.#vocabulary.read(question);
    return {
      word: this.#indexes.word.search(words),
      idea: this.#indexes.idea.search(this.#thesaurus.ideasOf(words)),
    };
  }
}
