import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_MODEL } from '../../src/config.js';
import { CONTENT_FILES } from '../../src/index/content.js';
import type { Config } from '../../src/node/config.js';
import { type Manifest, sha256 } from '../../src/node/manifest.js';
import { defaultModelFolder } from '../../src/node/text-embeddings.js';
import { VECTOR_FILE, type WorkerFile, type WorkerManifest } from '../../src/worker/manifest.js';
import { writeQuantisedEncoder } from '../model/quantise.js';
import { readSourceModel } from '../model/weights.js';
import { databaseDimension, type IndexVectors, writeVectors } from './vectors.js';

const MAX_BYTES = 25 * 1024 * 1024; // https://developers.cloudflare.com/workers/platform/limits/#static-assets

/** A file is too large to be deployed. */
export class WorkerLimitError extends Error {
  override readonly name = 'WorkerLimitError';
}

/** An index on Node, and what is to become of its vectors. */
export interface IndexSource {
  config: Config;
  manifest: Manifest;
  vectors: IndexVectors;
  place: WorkerManifest['vectors']['place'];
}

/**
 * Writes the index of a Worker: the content of the index on Node, vectors in eight bits, and the default encoder.
 *
 * @param target where to; it must not exist
 * @param source see {@link IndexSource}
 * @throws WorkerLimitError if a file is too large
 */
export async function writeIndexFiles(target: string, source: IndexSource): Promise<void> {
  await mkdir(target);
  const files: WorkerManifest['files'] = {};
  for (const [name, content] of await contentsOf(source)) {
    if (content.length > MAX_BYTES) {
      const remedy = name === VECTOR_FILE ? ' Bind Vectorize in wrangler.toml: it takes any number of vectors.' : '';
      throw new WorkerLimitError(`${name} is larger than the 25 MiB that a file of a Worker may have.${remedy}`);
    }
    files[name] = { bytes: content.length, sha256: sha256(content) };
    await writeFile(join(target, name), content);
  }
  const { folder: _, ...origin } = source.manifest;
  const manifest: WorkerManifest = { ...origin, files, vectors: placeOf(source) };
  await writeFile(join(target, 'manifest.json'), JSON.stringify(manifest));
}

async function contentsOf({ config, manifest, vectors, place }: IndexSource): Promise<Map<WorkerFile, Uint8Array>> {
  const built = join(config.INDEX_DIR, manifest.folder);
  const contents = new Map<WorkerFile, Uint8Array>();
  for (const file of CONTENT_FILES) contents.set(file, await readFile(join(built, file)));
  if (place === 'file') contents.set(VECTOR_FILE, writeVectors(vectors));
  if (manifest.embedding.model === DEFAULT_MODEL) {
    contents.set('encoder.safetensors', writeQuantisedEncoder(await readSourceModel()));
    contents.set('tokenizer.json', await readFile(join(defaultModelFolder(config), 'tokenizer.json')));
  }
  return contents;
}

function placeOf({ place, vectors }: IndexSource): WorkerManifest['vectors'] {
  if (place === 'file') return { place };
  const { build, chunks, questions } = vectors;
  return {
    place,
    build,
    dimension: databaseDimension(vectors),
    counts: { chunks: chunks.vectors.length, questions: questions.vectors.length },
  };
}
