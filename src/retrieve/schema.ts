import { z } from 'zod';
import { splitLines } from '../language/lines.js';
import { SIGNS } from './answerable.js';
import { fromBytes } from './bytes.js';
import { FOLLOW_UP_SIGNALS } from './follow-up.js';
import { QUESTION_KINDS } from './kinds.js';
import type { StoredLexicon } from './lexicon.js';
import type { Network } from './network.js';
import type { PackedLists } from './packed-lists.js';
import type { RankingModel, RankingModels } from './rank.js';
import { SIGNALS } from './signals/signals.js';
import type { StoredCandidates } from './stored-candidates.js';
import type { SubwordModel } from './subwords.js';
import type { StoredTermIndex } from './term-index.js';

const packedLists: z.ZodType<PackedLists> = z
  .object({ starts: fromBytes(Uint32Array), places: fromBytes(Uint32Array) })
  .refine(({ starts, places }) => starts.at(-1) === places.length);

/** Validates candidates where they come in from a file. */
export const candidatesSchema: z.ZodType<StoredCandidates> = z
  .object({
    candidates: z.array(
      z.object({ passages: z.array(z.string()), kinds: z.partialRecord(z.enum(QUESTION_KINDS), z.number()) }),
    ),
    texts: z.string(),
    languages: z.array(z.string()),
    languagePlaces: fromBytes(Uint8Array),
    numbers: z.string(),
    answering: packedLists,
  })
  .refine(
    ({ texts, languagePlaces, answering: { starts } }) =>
      splitLines(texts).length === languagePlaces.length && starts.length === languagePlaces.length + 1,
  );

const termIndex: z.ZodType<StoredTermIndex> = z
  .object({ terms: z.string(), postings: packedLists, weights: fromBytes(Float64Array) })
  .refine(({ terms, postings: { starts } }) => starts.length === splitLines(terms).length + 1);

/** Validates a lexicon where it comes in from a file. */
export const lexiconSchema: z.ZodType<StoredLexicon> = z.object({
  languages: z.array(z.string()),
  words: z.string(),
  stems: z.string(),
  thesaurus: z
    .object({ terms: z.string(), groups: fromBytes(Uint32Array) })
    .refine(({ terms, groups }) => splitLines(terms).length === groups.length),
  word: termIndex,
  idea: termIndex,
});

/** Validates a subword model where it comes in from a file. */
export const subwordsSchema: z.ZodType<SubwordModel> = z
  .object({ dimension: z.number().int().positive(), scales: fromBytes(Float32Array), vectors: fromBytes(Int8Array) })
  .refine(({ dimension, scales, vectors }) => vectors.length === scales.length * dimension);

const network = ({ length }: readonly string[]): z.ZodType<Network> =>
  z
    .object({
      means: z.array(z.number()).length(length),
      scales: z.array(z.number().positive()).length(length),
      hidden: z.array(z.array(z.number()).length(length + 1)),
      output: z.array(z.number()),
    })
    .refine(({ hidden, output }) => output.length === hidden.length + 1);

const model = (signals: readonly string[]): z.ZodType<RankingModel> =>
  z.object({
    ranking: network(signals),
    beta: z.number().positive(),
    answerable: network(SIGNS),
    threshold: z.number().min(0).max(1),
  });
const models: z.ZodType<RankingModels> = z.object({ question: model(SIGNALS), followUp: model(FOLLOW_UP_SIGNALS) });

/** Validates the fitted weights where they come in from a file. */
export const rankingSchema: z.ZodType<{ expanded: RankingModels; plain: RankingModels }> = z.object({
  expanded: models,
  plain: models,
});
