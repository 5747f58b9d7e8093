import { decode } from '@msgpack/msgpack';
import { z } from 'zod';
import type { Brief } from '../brief/brief.js';
import type { Chunk } from '../brief/chunk.js';
import { briefSchema } from '../brief/schema.js';
import type { Candidates } from '../retrieve/candidates.js';
import { Lexicon } from '../retrieve/lexicon.js';
import type { RankingModels } from '../retrieve/rank.js';
import { candidatesSchema, lexiconSchema, rankingSchema, subwordsSchema } from '../retrieve/schema.js';
import { readCandidates } from '../retrieve/stored-candidates.js';
import type { SubwordModel } from '../retrieve/subwords.js';

/** The files that every index has, wherever it is searched; beside them it has vectors, in the form that is searched there. */
export const CONTENT_FILES = [
  'brief.json',
  'chunks.json',
  'candidates.msgpack',
  'lexicon.msgpack',
  'subwords.msgpack',
  'ranking.json',
] as const;

/** What an index holds beside its vectors. */
export interface IndexContent {
  brief: Brief;
  chunks: Chunk[];
  candidates: Candidates;
  lexicon: Lexicon;
  subwords: SubwordModel;
  ranking: { expanded: RankingModels; plain: RankingModels };
}

const chunksSchema = z.array(z.object({ text: z.string(), passages: z.array(z.string()) }));

/** @returns the subword model of an index, from the bytes of its file; throws if they are not of its format */
export function readSubwords(bytes: Uint8Array): SubwordModel {
  return subwordsSchema.parse(decode(bytes));
}

/**
 * Reads what an index holds.
 *
 * @param files the bytes of {@link CONTENT_FILES}
 * @returns what is in them
 * @throws if one is not of its format
 */
export function readContent(files: Readonly<Record<(typeof CONTENT_FILES)[number], Uint8Array>>): IndexContent {
  const json = (file: (typeof CONTENT_FILES)[number]): unknown => JSON.parse(new TextDecoder().decode(files[file]));
  return {
    brief: briefSchema.parse(json('brief.json')),
    chunks: chunksSchema.parse(json('chunks.json')),
    candidates: readCandidates(candidatesSchema.parse(decode(files['candidates.msgpack']))),
    lexicon: new Lexicon(lexiconSchema.parse(decode(files['lexicon.msgpack']))),
    subwords: readSubwords(files['subwords.msgpack']),
    ranking: rankingSchema.parse(json('ranking.json')),
  };
}
