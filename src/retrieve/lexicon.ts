import { isContentWord } from '../language/language.js';
import { joinLines, splitLines } from '../language/lines.js';
import { type StoredThesaurus, type Synonyms, Thesaurus } from '../language/thesaurus.js';
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
  /** every word of the texts and of the synonyms, a line each, the most frequent first */
  words: string;
  /** the stems of these in each language, a line each */
  stems: string;
  thesaurus: StoredThesaurus;
  word: StoredTermIndex;
  idea: StoredTermIndex;
}

/** The lexical half of retrieval: which texts share words, or ideas, with a question. */
export class Lexicon {
  /** words for the same idea */
  readonly thesaurus: Thesaurus;
  readonly #languages: readonly string[];
  readonly #vocabulary: Vocabulary;
  readonly #indexes: Readonly<Record<Layer, TermIndex>>;

  /** @param stored what {@link Lexicon.build} made, as it came from a file */
  constructor({ languages, words, stems, thesaurus, word, idea }: StoredLexicon) {
    this.#languages = languages;
    this.thesaurus = new Thesaurus(thesaurus);
    this.#vocabulary = new Vocabulary(splitLines(words), splitLines(stems), languages);
    this.#indexes = { word: new TermIndex(word), idea: new TermIndex(idea) };
  }

  /**
   * Indexes texts.
   *
   * @param documents any number; each is found by its place in the list
   * @param synonyms words for the same idea
   * @returns what to store
   */
  static build(documents: readonly LexiconDocument[], synonyms: readonly Synonyms[]): StoredLexicon {
    const stored = Thesaurus.build(synonyms);
    const thesaurus = new Thesaurus(stored);
    const stems = documents.map(({ text, language }) => topicWords(text).map((word) => stem(word, language)));
    const ideas = stems.map((own) => thesaurus.ideasOf(own.map((form) => [form])).flat());
    const texts = [...documents.map(({ text }) => text), ...synonyms.flatMap((group) => Object.values(group).flat())];
    const languages = [
      ...new Set([...documents.map(({ language }) => language), ...synonyms.flatMap(Object.keys)]),
    ].sort();
    const words = Vocabulary.wordsOf(texts);
    return {
      languages,
      words: joinLines(words),
      stems: joinLines(Vocabulary.stemsOf(words, languages)),
      thesaurus: stored,
      word: TermIndex.build(stems),
      idea: TermIndex.build(ideas),
    };
  }

  /** @returns a question with the spelling slips put right of words that stand in no text */
  correct(question: string): string {
    return this.#vocabulary.correct(question);
  }

  /**
   * Finds the texts that share words, or ideas, with a question.
   *
   * @param question any text, in any of the languages
   * @returns the texts, by layer
   */
  search(question: string): Record<Layer, TermHits> {
    const stems = this.#stemsOf(question);
    return {
      word: this.#indexes.word.search(stems),
      idea: this.#indexes.idea.search(this.thesaurus.ideasOf(stems)),
    };
  }

  /** @returns the texts, by their places, that have every idea of some words that carry a topic; none if none of them does */
  withAll(words: string): number[] {
    return this.#indexes.idea.withAll(this.thesaurus.ideasOf(this.#stemsOf(words)));
  }

  /** The stems that each word of a text may have which carries a topic: its language need not be known. */
  #stemsOf(text: string): string[][] {
    const words = [...new Set(topicWords(text))];
    return words.map((word) => [...new Set(this.#languages.map((language) => stem(word, language)))]);
  }
}

/** The words of a text that carry a topic: the others would make short questions alike that are about different things. */
function topicWords(text: string): string[] {
  return wordsOf(text).filter(isContentWord);
}
