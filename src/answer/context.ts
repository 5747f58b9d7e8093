import { isContentWord, type Language, QUESTION_WORDS } from '../language/language.js';
import { fold, wordsOf } from '../language/words.js';
import { kindOf } from '../retrieve/kinds.js';
import type { Turn } from './answer.js';
import { MAX_QUESTION } from './limits.js';

/** A question read in the light of what went before. */
export interface Understood {
  /** the question with what it leaves unsaid filled in; the question itself if it leaves nothing unsaid */
  standalone: string;
  /** what to search for */
  search: string;
  /** the same with the words that the question leaves unsaid, if it says something by itself */
  inContext?: string;
  /** it may turn to something else: "and the wall?", but not "and under Fox?" or "and who built it?" */
  mayTurn?: boolean;
  /** whether it leans on the turn before: surely, perhaps, or not */
  leans: 'yes' | 'maybe' | 'no';
}

const ASKS = new RegExp(`^${QUESTION_WORDS}(?!\\p{L})`, 'iu');
const FEW = 2; // content words with which a question seldom stands alone
const NUMBERS_OR_LINE = /\[\d+(?:, \d+)*\]|\n/u;
const FRAGMENT = 6; // words up to which "and …" is a fragment of the question before

/**
 * Fills in what a follow-up leaves unsaid: the fragment "and under Fox?" takes the place of its like in the question
 * before; any other leaning question gets that question beside it.
 *
 * @param question the question as asked
 * @param history the turns before, oldest first
 * @param language the language of the question
 * @returns what was understood
 */
export function understand(question: string, history: readonly Turn[], language: Language): Understood {
  let topic = '';
  // Cut, since it could grow at every turn.
  for (const turn of history) topic = read(turn.question, topic, language, 'yes').standalone.slice(0, MAX_QUESTION);
  // A bare "why?" asks about what was just said, more than about what was asked.
  const said =
    isBare(question) && ['cause', 'manner'].includes(kindOf(question))
      ? firstSaid(history.at(-1)?.answer ?? '', language)
      : '';
  return read(question, said || topic, language, 'maybe');
}

/** The first statement of an answer, without its endnote numbers; empty if the brief did not say. */
function firstSaid(answer: string, { says }: Language): string {
  const [first = ''] = answer.split(NUMBERS_OR_LINE);
  return first === says.notInBrief ? '' : first.trim().slice(0, MAX_QUESTION);
}

function read(question: string, topic: string, language: Language, least: 'yes' | 'maybe'): Understood {
  const alone: Understood = { standalone: question, search: question, leans: 'no' };
  if (topic === '') return alone;
  const leans = leaning(question, language);
  if (leans === 'no' || (leans === 'maybe' && least === 'yes')) return alone;
  const replaced = replaceFragment(question, topic, language);
  if (replaced) return { standalone: replaced, search: replaced, leans };
  const said = new Set(wordsOf(question));
  const unsaid = topic
    .split(/\s+/u)
    .filter((word) => wordsOf(word).some((part) => isContentWord(part) && !said.has(part)));
  const standalone = `${question} (${topic})`;
  const filled = `${question} ${unsaid.join(' ')}`;
  return isBare(question)
    ? { standalone, search: filled, leans }
    : { standalone, search: question, inContext: filled, leans, mayTurn: mayTurn(question, language) };
}

function isBare(question: string): boolean {
  return !wordsOf(question).some(isContentWord);
}

function leaning(question: string, { pronouns, connectives, documentWords }: Language): Understood['leans'] {
  const content = wordsOf(question).filter(isContentWord);
  if (isBare(question) || connectives.test(opening(question))) return 'yes';
  const isShort = content.length <= FEW;
  // "This brief" is the brief itself, not something named before.
  const words = question.toLowerCase().split(/\s+/u);
  const others = words.filter((_, i) => !wordsOf(words[i + 1] ?? '').some((next) => documentWords.has(next)));
  const pointsBack = pronouns.test(others.join(' '));
  if (isShort && pointsBack) return 'yes';
  return isShort || pointsBack ? 'maybe' : 'no';
}

/** "And under Fox?" after "How many were extradited under Calderón?" is "How many were extradited under Fox?". */
function replaceFragment(question: string, topic: string, { connectives, preposition }: Language): string | undefined {
  const start = opening(question);
  if (!connectives.test(start) || wordsOf(question).length > FRAGMENT) return undefined;
  const fragment = fragmentOf(question);
  const [own] = preposition.exec(fragment) ?? [];
  // "And since when?" is a question, not a piece of one.
  if (!own || ASKS.test(fragment.slice(own.length))) return undefined;
  const place = topic.toLowerCase().lastIndexOf(` ${own.toLowerCase()}`);
  return place < 0 ? undefined : `${topic.slice(0, place)} ${fragment.replace(/[?\s]*$/u, '')}?`;
}

function mayTurn(question: string, { pronouns, preposition }: Language): boolean {
  const names = wordsOf(question).some((word) => /\p{L}/u.test(word) && isContentWord(word));
  return names && !pronouns.test(question.toLowerCase()) && !preposition.test(fragmentOf(question));
}

/** A question without the word that joins it to the one before. */
function fragmentOf(question: string): string {
  return question
    .trim()
    .replace(/^[¿¡\s]+/u, '')
    .split(/\s+/u)
    .slice(1)
    .join(' ');
}

function opening(question: string): string {
  return fold(question).replace(/[¿¡]/gu, '').trim();
}
