import { CONTENT_FILES, readContent } from '../index/content.js';
import { type OpenBrief, openIndex, type WritingEngine } from '../index/open.js';
import { type IndexPlace, readVerified } from '../index/verify.js';
import { createKernel } from '../kernel/kernel.js';
import type { Bindings, StaticAssets } from './bindings.js';
import { createEmbedder } from './embedder.js';
import { INDEX_FOLDER, REMEDY, readWorkerManifest } from './manifest.js';
import { openVectors } from './vectors.js';

/**
 * Opens the brief whose index was deployed with the Worker.
 *
 * @param bindings what the platform binds
 * @param module the kernel, compiled
 * @param writing what words answers, if anything does
 * @returns the brief, ready to be asked
 * @throws IndexError if its index is missing, damaged or of another version, or its vectors are in a database that is not bound
 */
export async function openBrief(
  bindings: Bindings,
  module: WebAssembly.Module,
  writing?: WritingEngine,
): Promise<OpenBrief> {
  const place: IndexPlace = { name: 'the Worker', read: fileReader(bindings.ASSETS), remedy: REMEDY };
  const manifest = readWorkerManifest(await place.read('manifest.json'));
  const platform = { bindings, place, kernel: createKernel(module) };
  const [files, embedQuery, vectors] = await Promise.all([
    readVerified(CONTENT_FILES, manifest.files, place),
    createEmbedder(manifest, platform),
    openVectors(manifest, platform),
  ]);
  const sentences = embedQuery && { vectors: vectors.chunks, embedQuery };
  return openIndex(readContent(files), { questionVectors: vectors.questions, sentences, writing });
}

/** Reads the index's files from the static files of the Worker. */
function fileReader(assets: StaticAssets): IndexPlace['read'] {
  return async (file) => {
    const response = await assets.fetch(new Request(`https://assets.invalid/${INDEX_FOLDER}/${file}`));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  };
}
