import type { Passage } from '../../brief/brief.js';
import type { BriefLookup } from '../../brief/lookup.js';
import { languageByWords } from '../../language/language.js';
import { wordsOf } from '../../language/words.js';
import { logistic } from '../../retrieve/network.js';
import type { BriefWords } from './brief-words.js';
import { antecedentOf, contextOf } from './context.js';
import { type Meeting, meet, neededOf } from './meet.js';
import { CHECK_MODEL } from './model.js';
import { hasOutside, namesMissing, numbersMissing } from './rules.js';
import { type Aspect, CHECK_SIGNS, type CheckSign, signsOf } from './signs.js';
import { type Reading, read } from './terms.js';

const FEWEST_TERMS = 2; // words that say something: fewer are no statement
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
  known: BriefWords;
  /** @returns by how many standard deviations each passage, by its id, is nearer to a text than the mean passage */
  standOut: (text: string) => Promise<ReadonlyMap<string, number>>;
  /** @returns what the words of the questions predicted for a passage may stand for, in a language */
  askedWith: (passage: string, language: string) => ReadonlySet<string>;
}

/** A sentence as the rules and the signs see it. */
export interface Examined {
  objection?: Objection;
  signs?: Record<CheckSign, number>;
  /** ids of the passages that have something of it which no other has */
  needed?: string[];
}

/** Looks at a sentence: first the rules that admit no doubt, then the signs. */
export type Examine = (text: string, passages: readonly Passage[], language: string) => Promise<Examined>;

/**
 * Prepares the examination of sentences.
 *
 * @param parts see {@link CheckerParts}
 * @returns the examination
 */
export function createExamine({ lookup, known, standOut, askedWith }: CheckerParts): Examine {
  const readings = new Map<string, Reading>();
  const readBrief = (text: string): Reading => {
    const reading = readings.get(text) ?? read(text, known.language, known);
    readings.set(text, reading);
    return reading;
  };
  return async (text, passages, language) => {
    const texts = passages.map((passage) => passage.text);
    if (texts.length === 0) return { objection: 'no-passage' };
    if (hasOutside(text, texts)) return { objection: 'outside' };
    const spoken = languageByWords(wordsOf(text));
    if (spoken && spoken !== language) return { objection: 'language' };
    const sentence = read(text, language, known);
    if (sentence.terms.length < FEWEST_TERMS) return { objection: 'meaning' };
    const meetAll = (others: readonly string[]): Meeting[] =>
      [...new Set(others)].map((other) => meet(sentence, readBrief(other), known));
    const meetings = texts.map((own) => meet(sentence, readBrief(own), known));
    const context = meetAll(passages.flatMap((passage) => contextOf(passage, lookup)));
    if (numbersMissing(sentence, meetings, context).length > 0) return { objection: 'number' };
    const asked = passages.map(({ id }) => askedWith(id, language));
    if (namesMissing(sentence, [...meetings, ...context], asked, known).length > 0) return { objection: 'name' };
    const distances = await standOut(text);
    const cosine = Math.max(...passages.map(({ id }) => distances.get(id) ?? 0));
    const antecedents = meetAll(passages.flatMap((passage) => antecedentOf(passage, lookup) ?? []));
    const signs = signsOf({ sentence, meetings, antecedents, context, asked, cosine, known });
    const needed = neededOf(meetings).flatMap((place) => passages[place]?.id ?? []);
    return { signs, needed };
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

/** Tells whether passages say what a sentence says. */
export interface Checker {
  /**
   * @param text a sentence
   * @param passages those it is said to rest on
   * @param language the language it should be in, a BCP 47 tag without region
   * @returns the verdict; if it passes, with the passages that it needs of these
   */
  check(text: string, passages: readonly Passage[], language: string): Promise<Verdict & { needed: Passage[] }>;
}

/**
 * Prepares the check that every sentence of a language model passes before anyone sees it.
 *
 * @param parts see {@link CheckerParts}
 * @returns the checker
 */
export function createChecker(parts: CheckerParts): Checker {
  const examine = createExamine(parts);
  return {
    async check(text, passages, language) {
      const examined = await examine(text, passages, language);
      const verdict = judge(examined, CHECK_MODEL);
      const needed = passages.filter(({ id }) => examined.needed?.includes(id));
      if (verdict.objection || needed.length === passages.length || needed.length === 0)
        return { ...verdict, needed: [...passages] };
      // A passage that adds nothing would add its endnotes: without it the sentence has to pass as well.
      const again = judge(await examine(text, needed, language), CHECK_MODEL);
      return again.objection ? { ...verdict, needed: [...passages] } : { ...again, needed };
    },
  };
}
