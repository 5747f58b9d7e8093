import { areCognates } from '../../language/cognates.js';
import { type BriefWords, isIdea, isNation, isSynonym } from './brief-words.js';
import type { Reading, Term } from './terms.js';

/** A passage, read, with where the terms of a sentence stand in it. */
export interface Meeting {
  passage: Reading;
  /** for each term of the sentence, the terms of the passage that say the same, by their places in the list */
  places: readonly (readonly number[])[];
}

/**
 * Finds the terms of a sentence in a passage.
 *
 * @param sentence a sentence, read
 * @param passage a passage of the brief, read
 * @param known what is known of the brief's words
 * @returns where they stand
 */
export function meet(sentence: Reading, passage: Reading, known: BriefWords): Meeting {
  const isForeign = sentence.language !== passage.language;
  const spelled = [expansionsIn(sentence, known), expansionsIn(passage, known)] as const;
  const places = sentence.terms.map((own) =>
    passage.terms.flatMap((other, place) => (areOne(own, other, spelled, isForeign, known) ? [place] : [])),
  );
  return { passage, places };
}

/** The acronyms of which a text has every word, by these words. */
function expansionsIn({ tokens }: Reading, known: BriefWords): ReadonlyMap<string, string> {
  const words = new Set(tokens.map(({ word }) => word));
  const whole = known.acronyms.filter(({ expansion }) => expansion.every((word) => words.has(word)));
  return new Map(whole.flatMap(({ acronym, expansion }) => expansion.map((word) => [word, acronym])));
}

function areOne(
  own: Term,
  other: Term,
  [spelledOwn, spelledOther]: readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>],
  isForeign: boolean,
  known: BriefWords,
): boolean {
  if ((own.kind === 'number') !== (other.kind === 'number')) return false;
  if (sharedForms(own, other).some((form) => counts(form, own, other, isForeign, known))) return true;
  if (own.kind === 'number') return false;
  if (spelledOwn.get(own.word) === singular(other.word) || spelledOther.get(other.word) === singular(own.word))
    return true;
  // Names of persons and places do not change with the language.
  return isForeign && !known.isKnownName(own.word) && areCognates(own.word, other.word);
}

function counts(form: string, own: Term, other: Term, isForeign: boolean, known: BriefWords): boolean {
  // What is left of a word without a prefix says nothing in another language.
  if (isForeign && (form === own.stripped || form === other.stripped)) return false;
  if (!isSynonym(form) || own.kind !== 'name') return true;
  // Synonyms are there to find passages, and hold wider and narrower names as well.
  if (isForeign) return ![...own.forms.keys()].some(isNation);
  return known.isKnownName(own.word) || known.isCommon(own.word);
}

/** An acronym without the s of its plural. */
function singular(acronym: string): string {
  return acronym.replace(/s$/u, '');
}

/** @returns whether any of some passages has a term of the sentence, by the term's place in the list */
export function isMet(meetings: readonly Meeting[], term: number): boolean {
  return meetings.some(({ places }) => (places[term]?.length ?? 0) > 0);
}

/** @returns whether a term may stand for what any word of some questions may stand for */
export function isAsked(asked: readonly ReadonlySet<string>[], { forms }: Term): boolean {
  return asked.some((known) => [...forms.keys()].some((form) => known.has(form)));
}

/**
 * Finds the passages that a sentence needs: each has something of it that no other has.
 *
 * @param meetings its passages
 * @returns their places in the list; of those that have the same, the first
 */
export function neededOf(meetings: readonly Meeting[]): number[] {
  const metBy = meetings.map(({ places }) => places.flatMap((own, term) => (own.length > 0 ? [term] : [])));
  const needed = meetings.map((_, place) => place).sort((a, b) => (metBy[a]?.length ?? 0) - (metBy[b]?.length ?? 0));
  for (const place of [...needed]) {
    const others = new Set(needed.filter((other) => other !== place).flatMap((other) => metBy[other] ?? []));
    if (metBy[place]?.every((term) => others.has(term))) needed.splice(needed.indexOf(place), 1);
  }
  return needed.sort((a, b) => a - b);
}

/** @returns whether two terms that say the same say it with opposite signs: by the word that they share, or else by the idea */
export function areOpposed(a: Term, b: Term): boolean {
  const forms = sharedForms(a, b);
  const words = forms.filter((form) => !isIdea(form));
  const shared = (words.length > 0 ? words : forms).map((form) => [a.forms.get(form), b.forms.get(form)]);
  return (shared.length > 0 ? shared : [[a.sign, b.sign]]).every(
    ([one, other]) => one !== other && one !== 'open' && other !== 'open',
  );
}

/** @returns whether one of two words is the other with a negating prefix */
export function isNegationOf(a: Term, b: Term): boolean {
  const isPrefixed = (one: Term, other: Term): boolean =>
    one.stripped !== undefined && other.forms.has(one.stripped) && other.stripped !== one.stripped;
  return isPrefixed(a, b) !== isPrefixed(b, a);
}

function sharedForms(a: Term, b: Term): string[] {
  return [...a.forms.keys()].filter((form) => b.forms.has(form));
}
