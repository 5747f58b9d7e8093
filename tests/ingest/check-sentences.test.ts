import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fitCheck, type Judged } from '../../ingest/check/fit.js';
import { openCheck } from '../../ingest/check/open.js';
import { paraphrasesPath, readParaphrases } from '../../ingest/check/paraphrases.js';
import { report, TAMPERED_KINDS, tampered } from '../../ingest/check/report.js';
import { makeSamples } from '../../ingest/check/samples.js';
import { parseLines } from '../../ingest/expand/lines.js';
import { readConfig } from '../../src/node/config.js';

const config = readConfig({});

describe('the check of write mode, on sentences that its fit has not seen,', async () => {
  const open = await openCheck(config);
  const paraphrases = await readParaphrases(config.BRIEF, open.lookup.brief);
  const samples = await makeSamples(open, paraphrases, () => undefined);
  const { judged } = fitCheck(samples);
  const stopped = (own: readonly Judged[]): number => own.filter(({ objection }) => objection).length / own.length;
  const trueOnes = (origin: string): Judged[] =>
    judged.filter(({ sample }) => sample.origin.startsWith(origin) && sample.treatment === 'true');

  test('catches at least 98 of 100 tampered ones', () => {
    const all = TAMPERED_KINDS.flatMap((kind) => tampered(judged, kind));
    expect(all).toHaveLength(200);
    expect(stopped(all), report(judged)).toBeGreaterThanOrEqual(0.98);
  });

  test('stops at most 10 of 100 honest paraphrases, and none of the brief’s own', () => {
    expect(stopped(trueOnes('paraphrases')), report(judged)).toBeLessThanOrEqual(0.1);
    expect(stopped(trueOnes('brief'))).toBe(0);
  });

  test('is measured on many paraphrases, half in each language, of many passages, all of them as they are now', async () => {
    const lines = parseLines(await readFile(paraphrasesPath(config.BRIEF), 'utf8'), 'paraphrases', z.unknown());
    expect(paraphrases).toHaveLength(lines.length);
    const english = paraphrases.filter(({ language }) => language === 'en').length;
    expect(paraphrases.length).toBeGreaterThanOrEqual(150);
    expect(english / paraphrases.length).toBeCloseTo(0.5, 1);
    expect(new Set(paraphrases.flatMap(({ passages }) => Object.keys(passages))).size).toBeGreaterThan(100);
  });
});
