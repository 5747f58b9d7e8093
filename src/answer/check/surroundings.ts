import type { Meeting } from './meet.js';
import type { Reading, Term } from './terms.js';

/**
 * Tells how well the terms of a sentence fit where they stand. "A asked B" has all the words of "B asked A": what tells them
 * apart is what stands near A, in the sentence and in its passages.
 *
 * @module surroundings
 */

const DISTANCE = 1.5; // terms at which what stands together has come apart by a factor of e
const REACH = 6; // terms beyond which nothing counts
const TURNED_ROUND = 0.8; // what stands on the other side counts less: word order changes with the known

/** A place in a passage where a term of a sentence may belong. */
export interface Spot {
  meeting: Meeting;
  place: number;
}

/** @returns the terms of some passages of which something holds, each with its place */
export function spotsOf(meetings: readonly Meeting[], test: (other: Term, spot: Spot) => boolean): Spot[] {
  return meetings.flatMap((meeting) =>
    meeting.passage.terms.flatMap((other, place) => (test(other, { meeting, place }) ? [{ meeting, place }] : [])),
  );
}

/** @returns the places of a term of the sentence in some passages */
export function ownSpots(meetings: readonly Meeting[], term: number): Spot[] {
  return meetings.flatMap((meeting) => (meeting.places[term] ?? []).map((place) => ({ meeting, place })));
}

/**
 * Tells how well a term of a sentence would fit at some places of its passages.
 *
 * @param sentence the sentence, read
 * @param term the term's place in the list
 * @param spots the places
 * @returns how much of what stands near the term stands near the best of them, on the same side: 0 (nothing) to 1 (all)
 */
export function fitOf(sentence: Reading, term: number, spots: readonly Spot[]): number {
  return Math.max(0, ...spots.map((spot) => fitAt(sentence, term, spot)));
}

function fitAt(sentence: Reading, term: number, { meeting: { places }, place: at }: Spot): number {
  const last = Math.min(sentence.terms.length - 1, term + REACH);
  let [fit, most] = [0, 0];
  for (let near = Math.max(0, term - REACH); near <= last; near++) {
    if (near === term) continue;
    const best = (places[near] ?? []).map((place) => {
      const isSameSide = Math.sign(near - term) === Math.sign(place - at);
      return closeness(place - at) * (isSameSide ? 1 : TURNED_ROUND);
    });
    fit += closeness(near - term) * Math.max(0, ...best);
    most += closeness(near - term);
  }
  return most > 0 ? fit / most : 0;
}

function closeness(distance: number): number {
  return distance === 0 || Math.abs(distance) > REACH ? 0 : Math.exp((1 - Math.abs(distance)) / DISTANCE);
}
