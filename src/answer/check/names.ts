import type { BriefWords } from './brief-words.js';
import { isMet, type Meeting } from './meet.js';
import type { Reading, Term } from './terms.js';

/**
 * Tells whether a name that does not stand in some passages completes one that does, as the brief has it elsewhere: a first
 * name before the surname, "the Lisbon Treaty" for "the treaty".
 *
 * @param sentence the sentence, read
 * @param meetings the passages
 * @param term the name's place in the list of terms
 * @param known what is known of the brief's words
 * @returns whether it does
 */
export function completesName(
  { terms }: Reading,
  meetings: readonly Meeting[],
  term: number,
  known: BriefWords,
): boolean {
  const own = terms[term];
  if (own?.kind !== 'name' || isMet(meetings, term)) return false;
  return [term - 1, term + 1].some((near) => {
    const beside = terms[near];
    if (!beside || Math.abs(beside.place - own.place) !== 1) return false;
    const there = meetings.flatMap(({ passage, places }) =>
      (places[near] ?? []).map((place) => passage.terms[place]?.word ?? ''),
    );
    return there.some((word) => known.areOneName(own.word, word));
  });
}

/** @returns the names among some terms, as runs of words that stand side by side, by their places in the list */
export function nameRuns(terms: readonly Term[]): number[][] {
  const runs: number[][] = [];
  terms.forEach(({ kind, place }, term) => {
    if (kind !== 'name') return;
    const before = terms[term - 1];
    if (before?.kind === 'name' && before.place === place - 1) runs.at(-1)?.push(term);
    else runs.push([term]);
  });
  return runs;
}
