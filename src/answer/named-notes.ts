import type { BriefLookup } from '../brief/lookup.js';
import { anyOf, isContentWord, type Language, SPOKEN } from '../language/language.js';
import { quantitiesIn } from '../language/numerals/numerals.js';
import { tokensOf } from '../language/tokens.js';
import { fold, wordsOf } from '../language/words.js';
import { kindOf } from '../retrieve/kinds.js';
import type { Turn } from './answer.js';

const NUMBER_SIGN = '(?:number|numero|no\\.?|n\\.?[oº]|num\\.?)';
const NOTE = anyOf(({ numberedNote }) => numberedNote);
const ANY_NOTE = new RegExp(`\\b${NOTE}\\b`, 'u');
const NUMBERED_NOTE = new RegExp(
  `(?:\\b${NOTE}|#)\\s*(?:${NUMBER_SIGN}\\s*)?[[(]?((?:\\d+(?:\\s*(?:,|and|y|&|e)\\s*)?)+)`,
  'gu',
);
const OTHER_WORDS = 2; // that a question for an endnote may hold: "and where did note 14 come out?"
const LEAST_YEAR = 1000; // "sources 2007" may mean a year
const BRACKETED_NUMBER = /\[(\d+(?:\s*,\s*\d+)*)\]/gu;

/** A question with the light in which it is read. */
export interface NotesQuestion {
  question: string;
  /** the question with what it leaves unsaid filled in */
  standalone: string;
  /** the turns before, oldest first */
  history: readonly Turn[];
  language: Language;
}

/**
 * Reads which endnotes a question asks for by number.
 *
 * @param asked the question
 * @param lookup the brief
 * @returns the numbers as named, not all of them the brief's; undefined if it asks for none
 */
export function notesNamed(asked: NotesQuestion, lookup: BriefLookup): number[] | undefined {
  const { question, standalone, language } = asked;
  const named = notesAskedFor(question, language, lookup) ?? absentNotes(question, lookup);
  if (named) return named;
  const before = notesAskedFor(standalone, language, lookup);
  return before && (bareNumbers(question) ?? before); // "and 48?" goes on with another
}

/**
 * Reads whether a question asks for the source of what was just said, and for nothing else: "which source says that?",
 * "what is the second of those notes?".
 *
 * @param asked the question
 * @returns the numbers that the last answer gives, or the one of them that is asked for; undefined if it asks for none
 */
export function notesSaid({ question, history, language }: NotesQuestion): number[] | undefined {
  const last = history.at(-1);
  if (!last) return undefined;
  const { words, ordinal } = withoutQuantities(question);
  if (!asksForSourceOnly(question, words, language)) return undefined;
  const said = listedNumbers([...last.answer.matchAll(BRACKETED_NUMBER)]);
  const wanted = said[ordinal - 1];
  return wanted === undefined ? said : [wanted];
}

/**
 * Reads which endnotes a question names by number, if it hardly asks for anything else: "what is endnote 43?". A number that
 * no endnote has counts only if it asks for nothing else: "sources 2007" may mean a year.
 *
 * @param question the question
 * @param language its language
 * @param lookup the brief
 * @returns the numbers as named; undefined if it asks for none
 */
function notesAskedFor(
  question: string,
  { noteWords, documentWords }: Language,
  lookup: BriefLookup,
): number[] | undefined {
  const plain = fold(question);
  const numbers = namedNumbers(plain);
  if (numbers.length === 0) return undefined;
  const others = wordsOf(plain).filter(
    (word) => !/^\d+$/u.test(word) && isContentWord(word) && !noteWords.has(word) && !documentWords.has(word),
  );
  const exist = numbers.every((number) => lookup.endnote(number));
  return others.length <= (exist ? OTHER_WORDS : 0) ? numbers : undefined;
}

/** Endnotes that a question names and that there are not, whatever else it asks: it rests on them. */
function absentNotes(question: string, lookup: BriefLookup): number[] | undefined {
  const numbers = namedNumbers(fold(question));
  const isAbsent = (number: number): boolean => number < LEAST_YEAR && !lookup.endnote(number);
  return numbers.length > 0 && numbers.every(isAbsent) ? numbers : undefined;
}

function namedNumbers(plain: string): number[] {
  return listedNumbers([...plain.matchAll(NUMBERED_NOTE), ...plain.matchAll(BRACKETED_NUMBER)]);
}

/** @returns the numbers of a question that says nothing else, none of them a year; undefined if it does */
function bareNumbers(question: string): number[] | undefined {
  const words = wordsOf(question).filter(isContentWord);
  const numbers = words.map(Number);
  return words.length > 0 && numbers.every((number) => number < LEAST_YEAR) ? numbers : undefined;
}

/** A question's words but for those of numbers, and the place that it names: 2 for "the second"; 0 if it names none. */
function withoutQuantities(question: string): { words: string[]; ordinal: number } {
  const tokens = tokensOf(question);
  const quantities = SPOKEN.flatMap((tag) => quantitiesIn(tokens, tag)).filter(({ implied }) => !implied);
  const inQuantity = (place: number): boolean => quantities.some(({ start, end }) => start <= place && place < end);
  const [, ordinal = 0] = quantities.map(({ key }) => /^(\d+)th$/u.exec(key)).find((match) => match) ?? [];
  return { words: tokens.flatMap(({ word }, place) => (inQuantity(place) ? [] : word)), ordinal: Number(ordinal) };
}

/** @returns whether a question asks for a source and names nothing else: "which source says that?" */
function asksForSourceOnly(question: string, words: readonly string[], language: Language): boolean {
  const { noteWords, documentWords, asksForLink, asksForAuthor } = language;
  const plain = fold(question);
  const content = words.filter((word) => /\p{L}/u.test(word) && isContentWord(word));
  // "Which note is that, and which pages of the report?"; but "who wrote the report?" asks for the brief's author.
  if (kindOf(question) === 'source' || ANY_NOTE.test(plain))
    return content.every((word) => noteWords.has(word) || documentWords.has(word));
  return (asksForLink.test(plain) || asksForAuthor.test(plain)) && content.every((word) => noteWords.has(word));
}

/** @returns the numbers in the lists that were matched, each once */
function listedNumbers(matches: readonly RegExpExecArray[]): number[] {
  return [...new Set(matches.flatMap(([, list = '']) => list.match(/\d+/gu) ?? []).map(Number))];
}
