import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { turnRound } from './negate.js';

/** How a true sentence is made false. */
export const EDIT_KINDS = ['number', 'year', 'actor', 'negation', 'direction'] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** A piece of a text that can stand in the place of another one. */
export interface Piece {
  kind: 'number' | 'year' | 'actor';
  text: string;
  /** place of its first character */
  start: number;
  /** what tells whether two pieces are the same */
  keys: ReadonlySet<string>;
}

/** What edits are made from. */
export interface EditSource {
  text: string;
  /** BCP 47 tag without region */
  language: string;
  pieces: readonly Piece[];
  /** pieces that stand elsewhere in the brief */
  others: readonly Piece[];
}

const TRIES = 20; // draws until an edit is given up
/** Between members of a list: "A, B and C" says the same as "C, A and B". */
const JOINED = /^(?:[\s,;/–-]|\p{Lu}[\p{L}.]*|\d+|s|and|or|y|e|o|u|to|a|al|the|el|la|los|las|con|with)*$/u;

/**
 * Makes a true sentence false.
 *
 * @param source the sentence, and what stands elsewhere in the brief
 * @param kind how
 * @param random where chance comes from
 * @returns the edited sentence; undefined if it cannot be edited so
 */
export function edit(source: EditSource, kind: EditKind, random: RandomGenerator): string | undefined {
  if (kind === 'negation' || kind === 'direction') return turnRound(source, kind, random);
  for (let tried = 0; tried < TRIES; tried++) {
    // Half of them by what stands in the same sentence: the nearest misses.
    const edited = (uniformInt(random, 0, 1) === 1 ? exchange : replace)(source, kind, random);
    if (edited !== undefined) return edited;
  }
  return undefined;
}

/** Puts two pieces of the sentence each in the other's place. */
function exchange({ text, pieces }: EditSource, kind: Piece['kind'], random: RandomGenerator): string | undefined {
  const own = pieces.filter((piece) => piece.kind === kind);
  const [first, second] = [pick(own, random), pick(own, random)].sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0));
  if (!first || !second || overlaps(first.keys, second.keys)) return undefined;
  if (JOINED.test(text.slice(first.start + first.text.length, second.start))) return undefined;
  return replaced(replaced(text, second, first.text), first, second.text);
}

/** Puts a piece from elsewhere in the place of one of the sentence. */
function replace(
  { text, pieces, others }: EditSource,
  kind: Piece['kind'],
  random: RandomGenerator,
): string | undefined {
  const own = pieces.filter((piece) => piece.kind === kind);
  const piece = pick(own, random);
  const other = pick(
    others.filter((one) => one.kind === kind),
    random,
  );
  if (!piece || !other || own.some(({ keys }) => overlaps(keys, other.keys))) return undefined;
  return replaced(text, piece, other.text);
}

/** @returns one of some items by chance; undefined if there are none */
export function pick<T>(items: readonly T[], random: RandomGenerator): T | undefined {
  return items.length > 0 ? items[uniformInt(random, 0, items.length - 1)] : undefined;
}

function overlaps(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((key) => b.has(key));
}

function replaced(text: string, { start, text: old }: Piece, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(start + old.length)}`;
}
