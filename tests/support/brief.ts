import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../../ingest/build/build.js';
import { parseBrief } from '../../ingest/parse/parse.js';
import type { Problem } from '../../ingest/parse/problems.js';
import { sentenceSegmenter } from '../../ingest/parse/segment.js';
import { readBriefSource } from '../../ingest/source.js';
import type { Turn } from '../../src/answer/answer.js';
import type { Brief } from '../../src/brief/brief.js';
import type { OpenBrief } from '../../src/index/open.js';
import { readConfig } from '../../src/node/config.js';
import { loadIndex } from '../../src/node/load-index.js';
import { openBrief } from '../../src/node/open.js';

/** A second brief, of our own, with Markdown footnotes. */
export const SMALL_BRIEF = 'tests/briefs/night-trains.md';
/** A brief that gives orders, and holds markup. */
export const HOSTILE_BRIEF = 'tests/briefs/hostile.md';

/**
 * Builds the index of another brief in a folder of its own, with the models that are there.
 *
 * @param path the brief
 * @returns the settings to open it with, and what removes the folder
 */
export async function indexed(
  path: string,
): Promise<{ settings: Record<string, string>; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'brief-'));
  await cp('index/models', join(folder, 'models'), { recursive: true });
  const settings = { BRIEF: path, INDEX_DIR: folder };
  await buildIndex(readConfig(settings), { listener: silent });
  return { settings, remove: () => rm(folder, { recursive: true, force: true }) };
}

export const silent = { progress: () => undefined, warning: () => undefined };

/** @returns the parsed default brief, or another one */
export async function parsed(path = readConfig({}).BRIEF): Promise<{ brief: Brief; warnings: Problem[] }> {
  const { markdown, metadata } = await readBriefSource(path);
  return parse(markdown, metadata);
}

/** @returns a brief parsed from a text */
export function parse(markdown: string, metadata = { id: 'test', language: 'en' }) {
  return parseBrief(markdown, { source: 'test.md', metadata, segment: sentenceSegmenter(metadata.language) });
}

export type { OpenBrief };

/** @returns the default brief, ready to be asked: the real index and model */
export function opened(): Promise<OpenBrief> {
  return openBrief(readConfig({}), silent);
}

/** @returns the text of the default brief */
export function source(): Promise<string> {
  return readFile(readConfig({}).BRIEF, 'utf8');
}

/** @returns the questions that were predicted for the default brief, as its index has them */
export async function predictedQuestions(): Promise<string[]> {
  const { candidates } = await loadIndex(readConfig({}).INDEX_DIR);
  return candidates.questions.map(({ text }) => text);
}

/** @returns the development questions, as bodies of `POST /ask` */
export async function developmentQuestions(): Promise<{ question: string; history: Turn[] }[]> {
  const lines = (await readFile('tests/eval/dev.jsonl', 'utf8')).trim().split('\n');
  return lines.map((line) => {
    const { question, history = [] }: { question: string; history?: Turn[] } = JSON.parse(line);
    return { question, history: history.map((turn) => ({ question: turn.question, answer: turn.answer })) };
  });
}
