import MiniSearch, { type Options } from 'minisearch';
import type { Brief } from '../brief/brief.js';
import { lookUp } from '../brief/lookup.js';
import { stem, wordsOf } from './terms.js';

/** The lexical half of retrieval: BM25 over passages. */
export type LexicalIndex = MiniSearch<LexicalDocument>;

/** A passage as it is indexed. */
interface LexicalDocument {
  /** id of the passage */
  id: string;
  text: string;
  /** the heading above it, which often names what its sentences only refer to */
  section: string;
}

/** A passage that shares words with a question. */
export interface LexicalHit {
  passage: string;
  /** BM25 score, above 0; comparable within one question only */
  score: number;
}

const SECTION_BOOST = 0.3; // a heading is shared by all passages under it, so it tells them apart little

function optionsFor(language: string): Options<LexicalDocument> {
  return {
    fields: ['text', 'section'],
    tokenize: wordsOf,
    processTerm: (word) => stem(word, language),
    searchOptions: { boost: { section: SECTION_BOOST }, fuzzy: (term) => (term.length > 4 ? 0.2 : false) },
  };
}

/** @returns the lexical index of a brief, not yet written */
export function buildLexicalIndex(brief: Brief): LexicalIndex {
  const { sectionTitle } = lookUp(brief);
  const index = new MiniSearch(optionsFor(brief.language));
  index.addAll(brief.passages.map(({ id, text, section }) => ({ id, text, section: sectionTitle(section) })));
  return index;
}

/**
 * Reads a lexical index.
 *
 * @param json what `JSON.stringify` made of the index
 * @param language the brief's language, as when it was built
 * @throws if the text is not a MiniSearch index
 */
export function loadLexicalIndex(json: string, language: string): LexicalIndex {
  return MiniSearch.loadJSON(json, optionsFor(language));
}

/** @returns the passages that share words with a question, best first; spelling slips are forgiven */
export function searchLexical(index: LexicalIndex, question: string): LexicalHit[] {
  return index.search(question).map(({ id, score }) => ({ passage: String(id), score }));
}
