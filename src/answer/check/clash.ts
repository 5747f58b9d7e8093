import { isContentWord } from '../../language/language.js';
import { rolesOf } from '../../language/roles.js';
import type { Meeting } from './meet.js';
import { nameRuns } from './names.js';
import type { Reading } from './terms.js';

/** A run of names, or a number, with the words beside it. */
interface Slot {
  kind: 'name' | 'number';
  /** its terms, by their places in the list */
  terms: number[];
  /** nearest first */
  before: string[];
  after: string[];
}

const BESIDE = 2; // words
const ARTICLES = new Set(['the', 'el', 'la', 'los', 'las']);

/**
 * Counts the names and numbers of a sentence in whose place a passage, word for word, has another one; a name also if a word
 * before it gives it the part that another one has: "from B to A" for "from A to B".
 *
 * @param sentence a sentence, read
 * @param meetings its passages
 * @returns how many names, and how many numbers
 */
export function clashesIn(sentence: Reading, meetings: readonly Meeting[]): { name: number; number: number } {
  const counts = { name: 0, number: 0 };
  const roles = rolesOf(sentence.language);
  for (const slot of slotsOf(sentence)) {
    const alike: boolean[] = [];
    const inRole: boolean[] = [];
    for (const { passage, places } of meetings) {
      const others = slotsOf(passage).filter(({ kind }) => kind === slot.kind);
      const isSame = (other: Slot): boolean =>
        slot.terms.every((term) => places[term]?.some((place) => other.terms.includes(place)));
      alike.push(...others.filter((other) => standAlike(slot, other)).map(isSame));
      const role = passage.language === sentence.language ? roleOf(slot, roles) : undefined;
      const isThere = others.some(isSame);
      if (role && isThere) inRole.push(...others.filter((other) => roleOf(other, roles) === role).map(isSame));
    }
    const clashes = [alike, inRole].some((found) => found.length > 0 && !found.includes(true));
    if (clashes) counts[slot.kind] += 1;
  }
  return counts;
}

/** The word before a name that tells its part, if there is one. */
function roleOf({ kind, before }: Slot, roles: ReadonlySet<string>): string | undefined {
  const word = before.find((own) => !ARTICLES.has(own));
  return kind === 'name' && word !== undefined && roles.has(word) ? word : undefined;
}

function slotsOf({ terms, tokens }: Reading): Slot[] {
  const names = nameRuns(terms).map((run) => ({ kind: 'name' as const, terms: run }));
  const numbers = terms.flatMap(({ kind }, term) => (kind === 'number' ? [{ kind, terms: [term] }] : []));
  const words = tokens.map(({ word }) => word);
  return [...names, ...numbers].map((run) => {
    const first = terms[run.terms[0] ?? 0]?.place ?? 0;
    const end = (terms[run.terms.at(-1) ?? 0]?.place ?? 0) + 1;
    const before = words.slice(Math.max(0, first - BESIDE), first).reverse();
    return { ...run, before, after: words.slice(end, end + BESIDE) };
  });
}

/** The same words on both sides, or two that carry a topic on one. */
function standAlike(a: Slot, b: Slot): boolean {
  const before = sameRun(a.before, b.before);
  const after = sameRun(a.after, b.after);
  const hasTopic = [...before, ...after].some(isTopic);
  if (before.length > 0 && after.length > 0) return hasTopic;
  return [before, after].some((run) => run.length === BESIDE && run.every(isTopic));
}

function sameRun(a: readonly string[], b: readonly string[]): string[] {
  const end = a.findIndex((word, i) => word !== b[i]);
  return a.slice(0, end < 0 ? a.length : end);
}

function isTopic(word: string): boolean {
  return /\p{L}/u.test(word) && isContentWord(word);
}
