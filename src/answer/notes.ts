import type { BriefLookup } from '../brief/lookup.js';
import { anyOf, isContentWord, type Language } from '../language/language.js';
import { fold, wordsOf } from '../language/words.js';
import { kindOf } from '../retrieve/kinds.js';
import type { Turn } from './answer.js';
import { type Draft, type DraftSentence, draftOf } from './draft.js';
import { quote } from './quote-passages.js';

const NUMBER_SIGN = '(?:number|numero|no\\.?|n\\.?[oº]|num\\.?)';
const NUMBERED_NOTE = new RegExp(
  `(?:\\b${anyOf(({ numberedNote }) => numberedNote)}|#)\\s*(?:${NUMBER_SIGN}\\s*)?[[(]?((?:\\d+(?:\\s*(?:,|and|y|&|e)\\s*)?)+)`,
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
 * Answers what is asked of endnotes as such: "what is endnote 43?", "what rests on it?", "which source says that?".
 *
 * @param asked the question
 * @param lookup the brief
 * @returns the notes' references, or why there are none; undefined if the question is about something else
 */
export function composeNotes(asked: NotesQuestion, lookup: BriefLookup): Draft | undefined {
  const { question, standalone, history, language } = asked;
  const wanted =
    notesAskedFor(question, language, lookup) ??
    absentNotes(question, lookup) ??
    notesAskedFor(standalone, language, lookup);
  if (wanted) {
    const numbers = lookup.brief.endnotes.map(({ number }) => number);
    const missing = language.says.noSuchNote(wanted[0] ?? 0, numbers[0] ?? 0, numbers.at(-1) ?? 0);
    const backed = language.asksForBacked.test(fold(question))
      ? wanted.flatMap((number) => lookup.backedBy(number))
      : [];
    return draftOf(withNotes(quote(backed, lookup), quoteNotes(wanted, question, language, lookup)), missing);
  }
  const last = history.at(-1);
  if (!last || !asksForSourceOnly(question, language)) return undefined;
  return draftOf(
    quoteNotes(listedNumbers([...last.answer.matchAll(BRACKETED_NUMBER)]), question, language, lookup),
    language.says.noSource,
  );
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

/** @returns whether a question asks for a source and names nothing else: "which source says that?" */
function asksForSourceOnly(question: string, { noteWords, asksForLink, asksForAuthor }: Language): boolean {
  const plain = fold(question);
  const asksForSource = kindOf(question) === 'source' || asksForLink.test(plain) || asksForAuthor.test(plain);
  return asksForSource && wordsOf(plain).every((word) => !isContentWord(word) || noteWords.has(word));
}

/** @returns the numbers in the lists that were matched, each once */
function listedNumbers(matches: readonly RegExpExecArray[]): number[] {
  return [...new Set(matches.flatMap(([, list = '']) => list.match(/\d+/gu) ?? []).map(Number))];
}

/**
 * Quotes endnotes.
 *
 * @param numbers endnotes of the brief
 * @param question what was asked; a link is said to be missing only to who asked for it
 * @param language the language to say it in
 * @param lookup the brief
 * @returns one sentence a note: its reference, resting on the note and on the passages it backs
 */
export function quoteNotes(
  numbers: readonly number[],
  question: string,
  language: Language,
  lookup: BriefLookup,
): DraftSentence[] {
  const asksForLink = language.asksForLink.test(fold(question));
  return numbers.flatMap((number, index) => {
    const note = lookup.endnote(number);
    if (!note) return [];
    const id = `n${number}`;
    const missing = asksForLink && note.urls.length === 0 ? ` ${language.says.noLink}` : '';
    return [{ text: `${note.reference}${missing}`, passages: [id], ...(index > 0 && { lead: '\n' }) }];
  });
}

/** @returns sentences with endnotes beneath them, a line each */
export function withNotes(sentences: readonly DraftSentence[], notes: readonly DraftSentence[]): DraftSentence[] {
  if (sentences.length === 0) return [...notes];
  return [...sentences, ...notes.map((note) => ({ ...note, lead: '\n' }))];
}
