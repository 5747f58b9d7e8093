import { readFile } from 'node:fs/promises';
import { parseBrief } from '../../ingest/parse/parse.js';
import type { Problem } from '../../ingest/parse/problems.js';
import { sentenceSegmenter } from '../../ingest/parse/segment.js';
import { readBriefSource } from '../../ingest/source.js';
import type { Brief } from '../../src/brief/brief.js';
import { readConfig } from '../../src/node/config.js';
import { type OpenBrief, openBrief } from '../../src/node/open.js';

/** A second brief, of our own, with Markdown footnotes. */
export const SMALL_BRIEF = 'tests/briefs/night-trains.md';

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
