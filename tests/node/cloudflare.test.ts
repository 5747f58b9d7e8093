import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudflareApi } from '../../src/node/cloudflare.js';
import { readConfig } from '../../src/node/config.js';
import { textEmbeddings } from '../../src/node/text-embeddings.js';
import { type StandIn, startStandIn } from '../support/cloudflare/stand-in.js';
import { STAND_IN_MODEL } from '../support/cloudflare/workers-ai.js';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());

const embeddings = (model: string, settings = {}) =>
  textEmbeddings(readConfig({ ...standIn.settings, ...settings }), { model, queryPrefix: '', passagePrefix: '' });

test('a model of Workers AI embeds any number of texts, in vectors of length 1', async () => {
  const { dimension, embedDocuments } = await embeddings(STAND_IN_MODEL);
  const vectors = await embedDocuments(Array.from({ length: 201 }, (_, i) => `text ${i}`));
  expect(vectors).toHaveLength(201);
  for (const vector of vectors) {
    expect(vector).toHaveLength(dimension);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  }
});

test('what Cloudflare refuses is told in its words, and what to set if it was not asked', async () => {
  expect(() => cloudflareApi(readConfig({}))).toThrow('Set CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN');
  const call = cloudflareApi(readConfig({ ...standIn.settings, CLOUDFLARE_API_TOKEN: 'wrong' }));
  await expect(call({ path: '/ai/run/x' })).rejects.toThrow('Authentication error (10000)');
  await expect(embeddings('@cf/acme/none')).rejects.toMatchObject({
    message: 'The embedding model @cf/acme/none did not answer.',
    cause: { message: expect.stringContaining('No such model @cf/acme/none or task (5007)') },
  });
  const nowhere = { CLOUDFLARE_API_BASE_URL: 'http://127.0.0.1:1' };
  await expect(embeddings(STAND_IN_MODEL, nowhere)).rejects.toMatchObject({
    cause: { message: 'Cloudflare cannot be reached at http://127.0.0.1:1.' },
  });
});
