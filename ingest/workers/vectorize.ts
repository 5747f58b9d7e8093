import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type CloudflareApi, CloudflareError, json } from '../../src/node/cloudflare.js';
import { VECTOR_KINDS } from '../../src/worker/manifest.js';
import { fitted, namespaceOf, vectorId } from '../../src/worker/vectorize.js';
import type { BuildListener } from '../build/parts.js';
import { databaseDimension, type IndexVectors } from './vectors.js';

// https://developers.cloudflare.com/vectorize/platform/limits/
const SENT_AT_ONCE = 1000; // vectors; 5000 and 100 MB are allowed, and 1000 of 1536 numbers have about 20 MB as text
const LISTED_AT_ONCE = 1000;
const POLL_MS = 2000;
const PATIENCE_MS = 10 * 60 * 1000; // "It typically takes a few seconds" until vectors can be searched

const infoSchema = z.object({ dimensions: z.number(), processedUpToMutation: z.string().nullish() });
const mutationSchema = z.object({ mutationId: z.string() });
const listSchema = z.object({
  vectors: z.array(z.object({ id: z.string() })),
  isTruncated: z.boolean(),
  nextCursor: z.string().nullish(),
});

/** A database of Vectorize. */
export interface VectorizeDatabase {
  /** @returns when all vectors can be searched; those that are there already are not sent again */
  upload(vectors: IndexVectors): Promise<void>;
  /** Removes the vectors of every other build. */
  removeOthers(build: string): Promise<void>;
}

/**
 * Reaches a database of Vectorize by its REST API: https://developers.cloudflare.com/api/resources/vectorize/
 *
 * @param api calls Cloudflare
 * @param name of the database
 * @param listener hears how it goes on
 * @param pollMs milliseconds between two questions whether the vectors can be searched
 * @returns the database; its methods reject with CloudflareError, which says what to do
 */
export function vectorizeDatabase(
  api: CloudflareApi,
  name: string,
  listener: BuildListener,
  pollMs = POLL_MS,
): VectorizeDatabase {
  const path = `/vectorize/v2/indexes/${encodeURIComponent(name)}`;
  const info = async () => infoSchema.parse(await api({ path: `${path}/info`, method: 'GET' }));

  async function ids(): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query = new URLSearchParams({ count: String(LISTED_AT_ONCE), ...(cursor && { cursor }) });
      const page = listSchema.parse(await api({ path: `${path}/list?${query}`, method: 'GET' }));
      found.push(...page.vectors.map(({ id }) => id));
      cursor = page.isTruncated ? page.nextCursor : undefined;
    } while (cursor);
    return found;
  }

  /** Sends parts of a list, and says which change of the database the last one is. */
  async function send<Item>(
    items: readonly Item[],
    step: string,
    request: (part: Item[]) => Parameters<CloudflareApi>[0],
  ) {
    let last = '';
    for (let start = 0; start < items.length; start += SENT_AT_ONCE) {
      listener.progress(step, start, items.length);
      last = mutationSchema.parse(await api(request(items.slice(start, start + SENT_AT_ONCE)))).mutationId;
    }
    return last;
  }

  async function settled(mutation: string): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS; waited += pollMs) {
      if ((await info()).processedUpToMutation === mutation) return;
      listener.progress('Waiting until Vectorize can search the vectors');
      await wait(pollMs);
    }
    throw new CloudflareError(`Vectorize cannot search the vectors yet. Run "npm run deploy" again in a while.`);
  }

  return {
    async upload(vectors) {
      const dimension = databaseDimension(vectors);
      const { dimensions } = await info();
      if (dimensions !== dimension)
        throw new CloudflareError(
          `The vectors of this index have ${dimension} numbers, those of "${name}" ${dimensions}. Make another database: npx wrangler vectorize create NAME --dimensions=${dimension} --metric=cosine`,
        );
      const known = new Set(await ids());
      const missing = linesOf(vectors).filter(({ id }) => !known.has(id));
      const text = (lines: readonly object[]): string => lines.map((line) => JSON.stringify(line)).join('\n');
      const last = await send(missing, 'Bringing vectors to Vectorize', (lines) => ({
        path: `${path}/upsert`,
        body: { type: 'application/x-ndjson', text: text(lines) },
      }));
      if (last) await settled(last);
    },
    async removeOthers(build) {
      const old = (await ids()).filter((id) => !id.startsWith(`${build}-`));
      await send(old, 'Removing old vectors', (part) => ({ path: `${path}/delete_by_ids`, body: json({ ids: part }) }));
    },
  };
}

/** The vectors as Vectorize takes them. */
function linesOf(vectors: IndexVectors): { id: string; namespace: string; values: number[] }[] {
  const dimension = databaseDimension(vectors);
  return VECTOR_KINDS.flatMap((kind) => {
    const namespace = namespaceOf({ build: vectors.build, kind });
    const line = (vector: number[], item: number) => ({
      id: vectorId(namespace, item),
      namespace,
      values: fitted(vector, dimension),
    });
    return vectors[kind].vectors.map(line);
  });
}
