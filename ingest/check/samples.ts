import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Examined } from '../../src/answer/check/check.js';
import { hashOf } from '../expand/questions.js';
import { EDIT_KINDS, type EditKind, edit, type Piece, pick } from './edits.js';
import type { OpenCheck } from './open.js';
import type { Paraphrase } from './paraphrases.js';
import { piecesOf } from './pieces.js';

/** What is done to a true sentence: nothing, an edit, or it is said of passages that do not say it. */
export type Treatment = 'true' | EditKind | 'elsewhere' | 'spliced';

/** Where a sentence is from: the brief itself, or the paraphrases in a language. */
export type Origin = 'brief' | `paraphrases-${string}`;

/** A sentence with its passages, and whether these say it. */
export interface Sample {
  origin: Origin;
  treatment: Treatment;
  text: string;
  /** paragraph of its first passage: sentences of one paragraph are alike */
  group: string;
  /** of a paraphrase that was written after the rules of the check were settled */
  unseen: boolean;
  examined: Examined;
}

interface True {
  origin: Origin;
  text: string;
  language: string;
  passages: string[];
  unseen: boolean;
  pieces: Piece[];
}

/** Draws a sentence: as many as give fifty different edits of each kind. */
const DRAWS: Readonly<Record<EditKind, number>> = { number: 10, year: 3, actor: 2, negation: 2, direction: 1 };

/**
 * Makes samples: every true sentence, and false ones made from it.
 *
 * @param open the examination, and the brief
 * @param paraphrases true sentences in other words
 * @param progress hears how many sentences are done
 * @returns the samples; the same for the same brief and paraphrases
 */
export async function makeSamples(
  { lookup, known, examine }: OpenCheck,
  paraphrases: readonly Paraphrase[],
  progress: (done: number, total: number) => void,
): Promise<Sample[]> {
  const body = lookup.brief.passages.filter(({ kind }) => kind === 'text' || kind === 'item');
  const truths: True[] = [
    ...body.map(({ id, text }) => ({ origin: 'brief' as const, text, language: known.language, passages: [id] })),
    ...paraphrases.map(({ text, language, passages, unseen }) => ({
      ...{ origin: `paraphrases-${language}` as const, text, language, passages: Object.keys(passages), unseen },
    })),
  ].map((one) => ({ unseen: false, ...one, pieces: piecesOf(one.text, one.language, known) }) as True);
  const samples: Sample[] = [];
  const add = async (one: True, treatment: Treatment, text: string, passages = one.passages): Promise<void> => {
    const found = passages.flatMap((id) => lookup.passage(id) ?? []);
    const group = found[0]?.paragraph ?? '';
    const { origin, unseen } = one;
    samples.push({ origin, treatment, text, group, unseen, examined: await examine(text, found, one.language) });
  };
  for (const [done, one] of truths.entries()) {
    progress(done, truths.length);
    const random = drawFor(one.text);
    await add(one, 'true', one.text);
    const siblings = truths.filter(({ origin }) => origin === one.origin);
    const others = siblings.flatMap(({ pieces }) => pieces);
    for (const kind of EDIT_KINDS) {
      const edits = Array.from({ length: DRAWS[kind] }, () => edit({ ...one, others }, kind, random));
      for (const text of new Set(edits)) if (text && text !== one.text) await add(one, kind, text);
    }
    const other = pick(
      siblings.filter(({ passages }) => passages.every((id) => !one.passages.includes(id))),
      random,
    );
    if (!other) continue;
    await add(one, 'elsewhere', one.text, other.passages);
    await add(one, 'spliced', `${one.text.replace(/[.”"]+$/u, '')}, ${other.text}`);
  }
  return samples;
}

/** Chance of its own for each sentence: what changes for one changes no other. */
function drawFor(text: string): RandomGenerator {
  return xoroshiro128plus(Number.parseInt(hashOf(text), 16));
}
