import { existsSync } from 'node:fs';
import { cp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, DEFAULT_MODEL } from '../../src/config.js';
import type { Config } from '../../src/node/config.js';
import { type Manifest, readManifest } from '../../src/node/manifest.js';
import { INDEX_FOLDER, type WorkerManifest } from '../../src/worker/manifest.js';
import { isWorkersAi } from '../../src/workers-ai.js';
import { buildIndex } from '../build/build.js';
import type { BuildListener } from '../build/parts.js';
import { writeHeaders } from './headers.js';
import { writeIndexFiles } from './index-files.js';
import { writeKernel } from './kernel.js';
import { type IndexVectors, vectorsOf } from './vectors.js';

const WORKER_FOLDER = 'dist/worker'; // as wrangler.toml has it
const WEB_FOLDER = 'dist/web';

/** How to build for Workers. */
export interface WorkerBuildOptions {
  listener: BuildListener;
  /** where the Worker will search vectors: in a file of its index, or in Vectorize, where they are to be brought */
  place: WorkerManifest['vectors']['place'];
  /** where the static files are written */
  folder?: string;
}

/**
 * Writes what a Worker is deployed with: static files, the index among them, and the kernel. The index is that of Node,
 * which is built first if it is not up to date, with its vectors in another form.
 *
 * @param config the settings
 * @param options see {@link WorkerBuildOptions}
 * @returns the vectors; if they are to be searched in Vectorize, they have to be brought there
 * @throws ConfigError if the page is not built, WorkerLimitError if a file is too large on Workers, or whatever `buildIndex`
 *   throws
 */
export async function buildWorker(config: Config, options: WorkerBuildOptions): Promise<IndexVectors> {
  const { listener, place, folder = WORKER_FOLDER } = options;
  if (!existsSync(WEB_FOLDER)) throw new ConfigError('The page is not built yet. Run "npm run build" first.');
  const { EMBEDDING_MODEL: model } = config;
  if (model !== DEFAULT_MODEL && !isWorkersAi(model))
    listener.warning(
      `A Worker cannot run "${model}", so it finds passages without it. For sentence vectors there, EMBEDDING_MODEL has to be the default, or a model of Workers AI like @cf/baai/bge-m3.`,
    );
  await buildIndex(config, { listener });
  listener.progress(`Writing ${folder}`);
  const manifest = (await readManifest(config.INDEX_DIR)) as Manifest;
  const vectors = await vectorsOf(config.INDEX_DIR, manifest);
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await cp(WEB_FOLDER, draft, { recursive: true, dereference: true });
  await writeFile(join(draft, '_headers'), await writeHeaders());
  await writeIndexFiles(join(draft, INDEX_FOLDER), { config, manifest, vectors, place });
  await writeKernel();
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
  return vectors;
}
