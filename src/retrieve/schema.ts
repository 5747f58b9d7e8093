import { z } from 'zod';
import type { Candidates } from './candidates.js';
import { QUESTION_KINDS } from './kinds.js';
import type { StoredLexicon } from './lexicon.js';
import { type RankingModel, SIGNS } from './rank.js';
import { SIGNALS } from './signals.js';
import type { StoredTermIndex } from './term-index.js';

/** Validates candidates where they come in from a file. */
export const candidatesSchema: z.ZodType<Candidates> = z.object({
  candidates: z.array(
    z.object({ passages: z.array(z.string()), kinds: z.partialRecord(z.enum(QUESTION_KINDS), z.number()) }),
  ),
  questions: z.array(z.object({ text: z.string(), language: z.string(), candidates: z.array(z.number().int()) })),
});

const termIndex: z.ZodType<StoredTermIndex> = z.object({
  postings: z.record(z.string(), z.array(z.number())),
  weights: z.array(z.number()),
});

/** Validates a lexicon where it comes in from a file. */
export const lexiconSchema: z.ZodType<StoredLexicon> = z.object({
  languages: z.array(z.string()),
  words: z.array(z.string()),
  synonyms: z.array(z.record(z.string(), z.array(z.string()))),
  word: termIndex,
  idea: termIndex,
});

const linear = (names: readonly string[]) =>
  z.object({
    means: z.array(z.number()).length(names.length),
    scales: z.array(z.number().positive()).length(names.length),
    weights: z.array(z.number()).length(names.length),
    bias: z.number(),
  });

const model: z.ZodType<RankingModel> = z.object({
  ranking: linear(SIGNALS),
  answerable: linear(SIGNS),
  threshold: z.number().min(0).max(1),
});

/** Validates the fitted weights where they come in from a file. */
export const rankingSchema: z.ZodType<{ expanded: RankingModel; plain: RankingModel }> = z.object({
  expanded: model,
  plain: model,
});
