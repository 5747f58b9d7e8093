import type { Passage } from '../../brief/brief.js';
import type { BriefLookup } from '../../brief/lookup.js';
import { languageByWords } from '../../language/language.js';
import { wordsOf } from '../../language/words.js';
import { logistic } from '../../retrieve/network.js';
import { antecedentOf, contextOf } from './context.js';
import { meet } from './meet.js';
import { hasOutside, namesMissing, numbersMissing } from './rules.js';
import { type Aspect, CHECK_SIGNS, type CheckSign, signsOf } from './signs.js';
import { type Reading, read } from './terms.js';
import type { Wording } from './wording.js';

const ASPECTS = Object.keys(CHECK_SIGNS) as Aspect[];

/** Why a sentence does not pass. */
export type Objection =
  | 'no-passage' // it names none, or one that was not offered
  | 'language' // it is in another language than asked for
  | 'outside' // it has an address, markup, code or invisible characters
  | 'number' // a number, year, month or percentage of it does not stand in its passages
  | 'name' // a name of it stands neither in its passages nor near them
  | Aspect; // its passages do not say it: see CHECK_SIGNS

/** What the check says of a sentence. */
export interface Verdict {
  /** undefined if the sentence passes */
  objection?: Objection;
  /** probability that its passages say it, 0 to 1; 0 if a rule stops it before */
  probability: number;
}

/** A logistic regression. */
export interface AspectModel<Sign extends string = string> {
  bias: number;
  weights: Readonly<Record<Sign, number>>;
  /** below this probability a sentence does not pass */
  threshold: number;
}

/** What is fitted of the check, see `npm run check-sentences`: a sentence has to pass in every aspect. */
export type CheckModel = { readonly [A in Aspect]: AspectModel<(typeof CHECK_SIGNS)[A][number]> };

/** What checking needs of a brief. */
export interface CheckerParts {
  lookup: BriefLookup;
  wording: Wording;
  /** @returns by how many standard deviations each passage, by its id, is nearer to a text than the mean passage */
  standOut: (text: string) => Promise<ReadonlyMap<string, number>>;
  /** @returns the questions in a language that are predicted for a passage */
  questionsOf: (passage: string, language: string) => readonly string[];
}

/** A sentence as the rules and the signs see it. */
export interface Examined {
  objection?: Objection;
  signs?: Record<CheckSign, number>;
}

/** Looks at a sentence: first the rules that admit no doubt, then the signs. */
export type Examine = (text: string, passages: readonly Passage[], language: string) => Promise<Examined>;

/**
 * Prepares the examination of sentences.
 *
 * @param parts see {@link CheckerParts}
 * @returns the examination
 */
export function createExamine({ lookup, wording, standOut, questionsOf }: CheckerParts): Examine {
  const readings = new Map<string, Reading>();
  const readOnce = (text: string, language = wording.language): Reading => {
    const known = readings.get(text) ?? read(text, language, wording);
    readings.set(text, known);
    return known;
  };
  return async (text, passages, language) => {
    if (passages.length === 0) return { objection: 'no-passage' };
    if (
      hasOutside(
        text,
        passages.map((passage) => passage.text),
      )
    )
      return { objection: 'outside' };
    const spoken = languageByWords(wordsOf(text));
    if (spoken && spoken !== language) return { objection: 'language' };
    const sentence = read(text, language, wording);
    const own = passages.map((passage) => meet(sentence, readOnce(passage.text), wording));
    const near = [...new Set(passages.flatMap((passage) => contextOf(passage, lookup)))];
    const context = near.map((other) => meet(sentence, readOnce(other), wording));
    if (numbersMissing(sentence, own, context).length > 0) return { objection: 'number' };
    const asked = passages
      .flatMap(({ id }) => questionsOf(id, language))
      .map((question) => meet(sentence, readOnce(question, language), wording));
    if (namesMissing(sentence, [...own, ...context], asked, wording).length > 0) return { objection: 'name' };
    const distances = await standOut(text);
    const cosine = Math.max(...passages.map(({ id }) => distances.get(id) ?? 0));
    const antecedents = passages
      .flatMap((passage) => antecedentOf(passage, lookup) ?? [])
      .map((other) => meet(sentence, readOnce(other), wording));
    return { signs: signsOf({ sentence, meetings: own, antecedents, context, asked, cosine, wording }) };
  };
}

/** @returns the verdict that a fitted model gives of what was examined */
export function judge({ objection, signs }: Examined, model: CheckModel): Verdict {
  if (objection || !signs) return { objection: objection ?? 'meaning', probability: 0 };
  const probabilities = ASPECTS.map((aspect) => ({ aspect, probability: probabilityOf(signs, model[aspect]) }));
  const failed = probabilities.find(({ aspect, probability }) => probability < model[aspect].threshold);
  if (failed) return { objection: failed.aspect, probability: failed.probability };
  return { probability: Math.min(...probabilities.map(({ probability }) => probability)) };
}

/** @returns the probability that a logistic regression gives to signs */
export function probabilityOf(signs: Readonly<Record<string, number>>, { bias, weights }: AspectModel): number {
  return logistic(Object.entries(weights).reduce((sum, [sign, weight]) => sum + weight * (signs[sign] ?? 0), bias));
}
