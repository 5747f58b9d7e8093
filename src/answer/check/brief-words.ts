import type { BriefLookup } from '../../brief/lookup.js';
import { isContentWord } from '../../language/language.js';
import { NATIONS, TITLES } from '../../language/nations.js';
import { negatingWords } from '../../language/polarity/polarity.js';
import { Thesaurus } from '../../language/thesaurus.js';
import { type Token, tokensOf } from '../../language/tokens.js';
import { fold, stem, withoutRegion } from '../../language/words.js';

/** What is known of the words of a brief: which are names, which names are one, and what means the same. */
export interface BriefWords {
  /** BCP 47 tag of the brief without region */
  language: string;
  /**
   * @param words folded words in order
   * @param language their language
   * @returns what each may stand for: the word's forms, and the ideas of which it is a word
   */
  formsOf(words: readonly string[], language: string): string[][];
  /** @returns whether a token is written as a name, or is known for one */
  isName(token: Token, forms: readonly string[]): boolean;
  /** @returns whether a folded word is a part of a name that the brief has */
  isKnownName(word: string): boolean;
  /** the acronyms that the brief explains, each with the words it stands for, folded */
  acronyms: readonly Acronym[];
  /** @returns whether a folded word is known and mostly written in lower case */
  isCommon(word: string): boolean;
  /** @returns whether two folded words stand beside each other in a name somewhere in the brief */
  areOneName(word: string, other: string): boolean;
}

/** "Drug trafficking organizations (DTOs)". */
export interface Acronym {
  acronym: string;
  expansion: readonly string[];
}

const ACRONYM = /\(([\p{Lu}]{2,})s?\)/gu;
const ALL_CAPITALS = /^\p{Lu}{2,}(?:['’]s)?$/u; // "US" is no pronoun
const IDEA = '~'; // begins the form that stands for an idea
const NATION = '^'; // begins the form that stands for a nation

/** @returns whether a form stands for an idea, and not for one word */
export function isIdea(form: string): boolean {
  return isSynonym(form) || isNation(form);
}

/** @returns whether a form stands for a nation */
export function isNation(form: string): boolean {
  return form.startsWith(NATION);
}

/** @returns whether a form stands for an idea of the brief's synonyms */
export function isSynonym(form: string): boolean {
  return form.startsWith(IDEA);
}

/**
 * Reads a brief for its names.
 *
 * @param lookup the brief
 * @param thesaurus words for the same idea
 * @param texts other texts by which common words are known: predicted questions
 * @returns see {@link BriefWords}
 */
export function readBriefWords(lookup: BriefLookup, thesaurus: Thesaurus, texts: readonly string[]): BriefWords {
  const { brief } = lookup;
  const nations = new Thesaurus(Thesaurus.build(NATIONS));
  // Notes and headings write any word with a capital.
  const body = brief.passages.filter(({ kind }) => kind !== 'endnote' && kind !== 'heading');
  const own = body.map(({ text }) => tokensOf(text));
  const common = new Set([...commonWords([...own, ...texts.map(tokensOf)]), ...negatingWords()]);
  const isWritten = (token: Token): boolean =>
    token.kind === 'word' &&
    token.capital &&
    (isContentWord(token.word) || ALL_CAPITALS.test(token.text)) &&
    !TITLES.has(token.word) &&
    !(token.first && common.has(token.word));
  const formsOf = (words: readonly string[], language: string): string[][] => {
    const stems = words.map((word) => [...new Set([word, stem(word, language)])]);
    const ideas = thesaurus.ideasOf(stems);
    const nation = nations.ideasOf(stems).map((forms) => forms.map((form) => form.replace(IDEA, NATION)));
    return stems.map((forms, i) => [...new Set([...forms, ...(ideas[i] ?? []), ...(nation[i] ?? [])])]);
  };
  const names = new Set<string>();
  const pairs = new Set<string>();
  for (const tokens of own) {
    tokens.forEach((token, i) => {
      if (token.first || !isWritten(token) || common.has(token.word)) return;
      names.add(token.word);
      const next = tokens[i + 1];
      if (next && isWritten(next)) pairs.add(`${token.word} ${next.word}`).add(`${next.word} ${token.word}`);
    });
  }
  return {
    language: withoutRegion(brief.language),
    formsOf,
    isName: (token, forms) => isWritten(token) || (isContentWord(token.word) && forms.some(isNation)),
    isKnownName: (word) => names.has(word),
    isCommon: (word) => common.has(word),
    acronyms: body.flatMap(({ text }) => acronymsIn(text)),
    areOneName: (word, other) => pairs.has(`${word} ${other}`),
  };
}

/** Words that are mostly written in lower case; one that only begins sentences is taken for such a word. */
function commonWords(texts: readonly (readonly Token[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const tokens of texts) {
    tokens.forEach(({ word, kind, capital, first }, i) => {
      const own = first ? Number(tokens[i + 1]?.capital === false) / 2 : capital ? -1 : 1;
      if (kind === 'word') counts.set(word, (counts.get(word) ?? 0) + own);
    });
  }
  return new Set([...counts].filter(([, count]) => count > 0).map(([word]) => word));
}

/** The words before an acronym in brackets whose initials it has. */
function acronymsIn(text: string): Acronym[] {
  return [...text.matchAll(ACRONYM)].flatMap((match) => {
    const acronym = fold(match[1] ?? '');
    const words = tokensOf(text.slice(0, match.index)).filter(({ kind }) => kind === 'word');
    const letters = [...acronym].reverse();
    const expansion: string[] = [];
    for (const { word } of words.reverse()) {
      if (expansion.length === letters.length) break;
      if (word.startsWith(letters[expansion.length] ?? '')) expansion.push(word);
      else if (isContentWord(word)) break;
    }
    return expansion.length === letters.length ? [{ acronym, expansion }] : [];
  });
}
