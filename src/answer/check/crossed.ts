import type { Meeting } from './meet.js';
import { nameRuns } from './names.js';
import { isYear, type Reading, type Term } from './terms.js';

/**
 * Counts the numbers of a sentence that stand nearest to one name, or year, and in its passages to another one of the
 * sentence: "211 under A and 587 under B" for the reverse.
 *
 * @param sentence a sentence, read
 * @param meetings its passages
 * @returns how many
 */
export function crossedIn(sentence: Reading, meetings: readonly Meeting[]): number {
  const { terms } = sentence;
  const names = nameRuns(terms);
  const years = terms.flatMap((own, term) => (isYear(own) ? [[term]] : []));
  const counted = terms.flatMap((own, term) => (isCount(own) && !isDay(terms, term) ? [term] : []));
  const isCrossed = (number: number, anchors: readonly (readonly number[])[]): boolean =>
    meetings.some(({ passage, places }) => {
      const metBy = (term: number): Term[] =>
        // "Journalists" is no part of a name, though it may stand in one.
        (places[term] ?? [])
          .flatMap((place) => passage.terms[place] ?? [])
          .filter(({ kind }) => kind === terms[term]?.kind);
      const [there, ...more] = metBy(number);
      const met = anchors.filter((anchor) => anchor.some((term) => metBy(term).length > 0));
      const own = terms[number];
      if (!own || !there || more.length > 0 || met.length < 2) return false;
      const here = nearest(
        own,
        met.map((anchor) => anchor.flatMap((term) => terms[term] ?? [])),
      );
      const other = nearest(
        there,
        met.map((anchor) => anchor.flatMap(metBy)),
      );
      return here !== undefined && other !== undefined && here !== other;
    });
  return counted.filter((number) => isCrossed(number, names) || isCrossed(number, years)).length;
}

function isCount(own: Term): boolean {
  return own.kind === 'number' && /^\d+%?$/u.test(own.word) && !isYear(own) && !own.implied;
}

/** The 15th of December counts nothing. */
function isDay(terms: readonly Term[], term: number): boolean {
  return [terms[term - 1], terms[term + 1]].some(
    (beside) => beside?.kind === 'number' && beside.word.startsWith('month'),
  );
}

/** The place, in the list, of what stands nearest to a term; undefined if two stand as near. */
function nearest(from: Term, lists: readonly (readonly Term[])[]): number | undefined {
  const distances = lists.map((others) => Math.min(...others.map((other) => distance(from, other))));
  const least = Math.min(...distances);
  const [first, ...others] = distances.flatMap((own, i) => (own === least ? [i] : []));
  return others.length === 0 ? first : undefined;
}

/** Tokens between two terms. */
function distance(a: Term, b: Term): number {
  return a.place < b.place ? b.place - a.end : a.place - b.end;
}
