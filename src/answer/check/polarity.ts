import { withoutNegation } from '../../language/polarity/polarity.js';
import { areOpposed, isNegationOf, type Meeting } from './meet.js';
import { fitOf, spotsOf } from './surroundings.js';
import type { Reading, Term } from './terms.js';

const CHANCE = 0.25; // by which a word of the opposite direction fits better now and then: passages have many

/** How negations of a sentence and its passages go together, as counts. */
export interface Negations {
  /** negated in the one and not in the other */
  opposed: number;
  /** the same, if another word of the other may say the same as a negation */
  opposedOpen: number;
  /** negated in the sentence, of which its passages do not speak, and these negate nothing */
  newNegation: number;
}

/**
 * Compares what a sentence negates with what its passages negate: for each negator the nearest thing that both speak of, and
 * each word that is the other's negation by itself ("punished", "unpunished").
 *
 * @param sentence a sentence, read
 * @param meetings its passages
 * @returns the counts
 */
export function negationsIn(sentence: Reading, meetings: readonly Meeting[]): Negations {
  const passages = meetings.map(({ passage }) => passage);
  const counts: Negations = { opposed: 0, opposedOpen: 0, newNegation: 0 };
  const metBy = (term: number): Term[] =>
    meetings.flatMap(({ passage, places }) => (places[term] ?? []).flatMap((place) => passage.terms[place] ?? []));
  const here = sentence.negated.map((reached) => nearestOf(reached, sentence, metBy));
  const there = meetings.flatMap(({ passage, places }) =>
    passage.negated.map((reached) =>
      nearestOf(reached, passage, (place) => sentence.terms.filter((_, term) => places[term]?.includes(place))),
    ),
  );
  const isOpen = passages.some(({ leavesOpen }) => leavesOpen);
  counts[isOpen ? 'opposedOpen' : 'opposed'] += here.filter((found) => found === 'opposed').length;
  counts[sentence.leavesOpen ? 'opposedOpen' : 'opposed'] += there.filter((found) => found === 'opposed').length;
  const isForeign = passages.some(({ language }) => language !== sentence.language);
  const isUndone = (own: Term, term: number): boolean =>
    isOwnNegation(own, metBy(term)) || passages.some((passage) => isWithoutPrefix(own, passage));
  if (!isForeign)
    counts.opposed += sentence.terms.filter((own, term) => own.sign === 'plain' && isUndone(own, term)).length;
  if (there.length === 0 && !isOpen) counts.newNegation = here.filter((found) => found === 'alone').length;
  return counts;
}

/** Looks at the nearest thing that a negator reaches and the other side speaks of. */
function nearestOf(
  reached: readonly number[],
  { terms }: Reading,
  metBy: (term: number) => readonly Term[],
): 'opposed' | 'agreed' | 'alone' {
  for (const term of reached) {
    const [own, others] = [terms[term], metBy(term)];
    if (own && others.length > 0) return others.every((other) => areOpposed(own, other)) ? 'opposed' : 'agreed';
  }
  return 'alone';
}

function isOwnNegation(own: Term, others: readonly Term[]): boolean {
  return others.length > 0 && others.every((other) => other.sign !== 'negated' && isNegationOf(own, other));
}

/** A word that is nowhere but in a passage, and there with a negating prefix: "precedented". */
function isWithoutPrefix({ word }: Term, { terms, language }: Reading): boolean {
  return terms.some((other) => other.stripped === undefined && withoutNegation(other.word, language) === word);
}

/** Words of direction that go against the passages'. */
export interface Turns {
  /** by how much the opposite of one would fit better where it stands, beyond chance: 0 (not at all) to 1 */
  turned: number;
  /** how many have only their opposite in the passages */
  onlyOpposite: number;
}

/**
 * Compares the words of direction of a sentence with those of its passages: "fell" for "rose".
 *
 * @param sentence a sentence, read
 * @param meetings its passages
 * @returns see {@link Turns}
 */
export function turnsIn(sentence: Reading, meetings: readonly Meeting[]): Turns {
  const turns = sentence.terms.flatMap((own, term) =>
    own.directions.map(({ pair, pole }) => {
      const wanted = own.sign === 'negated' ? 1 - pole : pole;
      const same = spotsOf(meetings, (other) => polesOf(other, pair).includes(wanted));
      const opposite = spotsOf(meetings, (other) => polesOf(other, pair).includes(1 - wanted));
      const gain = fitOf(sentence, term, opposite) - fitOf(sentence, term, same) - CHANCE;
      return { gain, isOnly: same.length === 0 && opposite.length > 0 };
    }),
  );
  return {
    turned: Math.max(0, ...turns.map(({ gain }) => gain)),
    onlyOpposite: turns.filter(({ isOnly }) => isOnly).length,
  };
}

function polesOf({ directions, sign }: Term, pair: string): number[] {
  return directions.filter((own) => own.pair === pair).map(({ pole }) => (sign === 'negated' ? 1 - pole : pole));
}
