import { z } from 'zod';
import { SIGNS } from './answerable.js';
import { fromBytes } from './bytes.js';
import type { Candidates } from './candidates.js';
import { FOLLOW_UP_SIGNALS } from './follow-up.js';
import { QUESTION_KINDS } from './kinds.js';
import type { StoredLexicon } from './lexicon.js';
import type { Network } from './network.js';
import type { RankingModel, RankingModels } from './rank.js';
import { SIGNALS } from './signals/signals.js';
import type { SubwordModel } from './subwords.js';
import type { StoredTermIndex } from './term-index.js';

/** Validates candidates where they come in from a file. */
export const candidatesSchema: z.ZodType<Candidates> = z.object({
  candidates: z.array(
    z.object({ passages: z.array(z.string()), kinds: z.partialRecord(z.enum(QUESTION_KINDS), z.number()) }),
  ),
  questions: z.array(
    z.object({
      text: z.string(),
      language: z.string(),
      numbers: z.array(z.string()),
      candidates: z.array(z.number().int()),
    }),
  ),
});

const termIndex: z.ZodType<StoredTermIndex> = z
  .object({
    terms: z.array(z.string()),
    starts: fromBytes(Uint32Array),
    documents: fromBytes(Uint32Array),
    weights: fromBytes(Float64Array),
  })
  .refine(({ terms, starts, documents }) => starts.length === terms.length + 1 && starts.at(-1) === documents.length);

/** Validates a lexicon where it comes in from a file. */
export const lexiconSchema: z.ZodType<StoredLexicon> = z.object({
  languages: z.array(z.string()),
  words: z.array(z.string()),
  stems: z.array(z.string()),
  synonyms: z.array(z.record(z.string(), z.array(z.string()))),
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
