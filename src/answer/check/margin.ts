import type { Meeting } from './meet.js';
import { fitOf, ownSpots, type Spot, spotsOf } from './surroundings.js';
import { isYear, type Reading, type Term } from './terms.js';

/**
 * Compares how well a name or a number of a sentence fits where it stands with how well another one of its passages would
 * fit there. If that other one stands elsewhere in the sentence, both are compared with both exchanged.
 *
 * @param sentence the sentence, read
 * @param meetings its passages
 * @param term the term's place in the list
 * @returns by how much another one would fit better: above 0 if it would, as a share of the sentence's words near it; -1 if
 *   there is no other
 */
export function misfitOf(sentence: Reading, meetings: readonly Meeting[], term: number): number {
  const { terms } = sentence;
  const own = terms[term];
  const ownPlaces = ownSpots(meetings, term);
  const fit = fitOf(sentence, term, ownPlaces);
  const rivals = spotsOf(meetings, (other, spot) => own !== undefined && isRival(own, other, spot, ownPlaces));
  const margins = rivals.map((rival) => {
    const gain = fit - fitOf(sentence, term, [rival]);
    const elsewhere = terms.flatMap((_, other) => (isAt(rival, meetings, other) ? [other] : []));
    if (elsewhere.length === 0) return gain;
    const exchanged = elsewhere.map(
      (other) => fitOf(sentence, other, ownSpots(meetings, other)) - fitOf(sentence, other, ownPlaces),
    );
    return (gain + Math.max(...exchanged)) / 2;
  });
  return -Math.min(1, ...margins);
}

function isAt({ meeting, place }: Spot, meetings: readonly Meeting[], term: number): boolean {
  return meetings.includes(meeting) && (meeting.places[term]?.includes(place) ?? false);
}

function isRival(own: Term, other: Term, spot: Spot, ownPlaces: readonly Spot[]): boolean {
  if (sortOf(other) !== sortOf(own)) return false;
  return !ownPlaces.some(({ meeting, place }) => meeting === spot.meeting && isSameRun(meeting, place, spot.place));
}

/** Years, months, ordinals, percentages and other numbers never stand in each other's place. */
function sortOf(own: Term): string {
  if (own.kind !== 'number') return own.kind;
  if (isYear(own)) return 'year';
  return /^month|th$|%$/u.exec(own.word)?.[0] ?? 'other';
}

/** The parts of one name are no rivals: they stand side by side. */
function isSameRun({ passage: { terms } }: Meeting, a: number, b: number): boolean {
  const [first, last] = [Math.min(a, b), Math.max(a, b)];
  const run = terms.slice(first, last + 1);
  if (first === last) return true;
  return run.every(({ kind, place }, i) => kind === 'name' && place === (run[0]?.place ?? 0) + i);
}
