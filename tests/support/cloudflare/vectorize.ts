import { type Context, Hono } from 'hono';
import { give, refuse } from './replies.js';

/** The database that there is. */
export const DATABASE = 'ask-the-brief';

// https://developers.cloudflare.com/vectorize/platform/limits/
const MAX_UPSERT = 5000;
const MAX_HITS = 100;
const MAX_HITS_WITH_CONTENT = 50;
const MAX_NAME_BYTES = 64;
const MAX_PAGE = 1000;

const POLLS_UNTIL_PROCESSED = 2; // changes are made in their own time

/** A vector in the database. */
export interface StoredVector {
  id: string;
  namespace: string;
  values: number[];
}

interface Query {
  vector: number[];
  topK?: number;
  namespace?: string;
  returnValues?: boolean;
  returnMetadata?: 'all' | 'indexed' | 'none';
}

/**
 * @param vectors what is in the database
 * @param dimension length of its vectors
 * @returns the paths of one database as the documentation has them, with its limits and its errors
 */
export function vectorize(vectors: Map<string, StoredVector>, dimension: number): Hono {
  let mutations = 0;
  let polls = 0;
  const bad = (c: Context, message: string): Response => refuse(c, { status: 400, code: 40_006, message });
  const mutate = (c: Context): Response => {
    mutations++;
    polls = 0;
    return give(c, { mutationId: `mutation-${mutations}` });
  };
  const app = new Hono().basePath(`/vectorize/v2/indexes/${DATABASE}`);

  app.get('/info', (c) => {
    const processed = polls++ < POLLS_UNTIL_PROCESSED ? mutations - 1 : mutations;
    const last = processed > 0 ? { processedUpToMutation: `mutation-${processed}` } : {};
    return give(c, { dimensions: dimension, vectorCount: vectors.size, ...last });
  });

  app.get('/list', (c) => {
    const start = Number(c.req.query('cursor') ?? 0);
    const end = start + Math.min(MAX_PAGE, Number(c.req.query('count') ?? 100));
    const isTruncated = end < vectors.size;
    const page = [...vectors.keys()].slice(start, end).map((id) => ({ id }));
    return give(c, { isTruncated, nextCursor: isTruncated ? String(end) : null, vectors: page });
  });

  app.post('/upsert', async (c) => {
    if (c.req.header('content-type') !== 'application/x-ndjson') return bad(c, 'expected newline-delimited JSON');
    const sent = (await c.req.text()).split('\n').map((line) => JSON.parse(line) as StoredVector);
    if (sent.length > MAX_UPSERT) return bad(c, `at most ${MAX_UPSERT} vectors`);
    for (const { id, namespace, values } of sent) {
      if (values.length !== dimension) return bad(c, `expected ${dimension} dimensions`);
      if (id.length > MAX_NAME_BYTES || namespace.length > MAX_NAME_BYTES) return bad(c, 'a name is too long');
    }
    for (const vector of sent) vectors.set(vector.id, vector);
    return mutate(c);
  });

  app.post('/delete_by_ids', async (c) => {
    for (const id of (await c.req.json<{ ids: string[] }>()).ids) vectors.delete(id);
    return mutate(c);
  });

  app.post('/query', async (c) => {
    const { vector, topK = 5, namespace, returnValues, returnMetadata = 'none' } = await c.req.json<Query>();
    const most = returnValues || returnMetadata !== 'none' ? MAX_HITS_WITH_CONTENT : MAX_HITS;
    if (vector.length !== dimension) return bad(c, `expected ${dimension} dimensions`);
    if (topK < 1 || topK > most) return bad(c, `topK must be between 1 and ${most}`);
    const matches = [...vectors.values()]
      .filter((stored) => namespace === undefined || stored.namespace === namespace)
      .map(({ id, values }) => ({ id, score: cosine(vector, values) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, topK);
    return give(c, { count: matches.length, matches });
  });
  return app;
}

function cosine(a: readonly number[], b: readonly number[]): number {
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
