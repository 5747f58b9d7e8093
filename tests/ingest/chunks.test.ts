import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitIntoChunks } from '../../ingest/split/chunks.js';
import { parsed } from '../support/brief.js';

const countTokens = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

test('every passage can be found, and no text is longer than the model reads', async () => {
  const { brief } = await parsed();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 8, max: 200 }), async (maxTokens) => {
      const chunks = await splitIntoChunks(brief, { maxTokens, countTokens });
      expect(new Set(chunks.flatMap(({ passages }) => passages))).toEqual(new Set(brief.passages.map(({ id }) => id)));
      for (const { text } of chunks) expect(countTokens(text), text).toBeLessThanOrEqual(maxTokens);
    }),
    { numRuns: 8 },
  );
});

test('a chunk knows exactly the passages whose words it holds', async () => {
  const { brief } = await parsed();
  const text = new Map(brief.passages.map((passage) => [passage.id, passage.text]));
  const chunks = await splitIntoChunks(brief, { maxTokens: 40, countTokens });
  for (const chunk of chunks) {
    const whole = chunk.passages
      .map((id) =>
        text
          .get(id)
          ?.replace(/\bhttps?:\/\/\S+/gu, '')
          .trim(),
      )
      .join(' ');
    expect(whole).toContain(chunk.text);
  }
  expect(chunks.some(({ passages }) => passages.length > 1)).toBe(true);
});
