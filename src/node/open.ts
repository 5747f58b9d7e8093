import type { BuildListener } from '../../ingest/build/parts.js';
import { readSources } from '../../ingest/origin.js';
import { modelEndpoint } from '../config.js';
import { isFrom } from '../index/manifest.js';
import { type OpenBrief, openIndex } from '../index/open.js';
import type { Config } from './config.js';
import { loadIndex } from './load-index.js';
import { readManifest } from './manifest.js';

/**
 * Opens the configured brief. Builds its index first, if it is missing or made from something else.
 *
 * @param config the settings
 * @param listener hears how a build goes on
 * @returns the brief, ready to be asked
 * @throws MalformedBriefError, BriefSourceError, EmbeddingModelError or IndexError, each saying what to do
 */
export async function openBrief(config: Config, listener: BuildListener): Promise<OpenBrief> {
  const manifest = await readManifest(config.INDEX_DIR);
  const { origin } = await readSources(config);
  if (!manifest || !isFrom(manifest, origin)) {
    // The pipeline is loaded only when it has work: it would double the time a start takes.
    const { buildIndex } = await import('../../ingest/build/build.js');
    await buildIndex(config, { listener });
  }
  const endpoint = modelEndpoint(config, 'answer');
  const [index, embeddings, writing] = await Promise.all([
    loadIndex(config.INDEX_DIR),
    // Its libraries are loaded here, not above: the files of the index are read and hashed meanwhile.
    import('./text-embeddings.js').then(({ textEmbeddings }) => textEmbeddings(config, origin.embedding)),
    // Its libraries are most of what there is to load, and quote mode needs none of them.
    endpoint &&
      import('./writing.js').then(({ openWriting }) => openWriting(endpoint, (text) => listener.warning(text))),
  ]);
  const { vectors, questionVectors } = index;
  const embedQuery = (question: string): Promise<number[]> => embeddings.embedQuery(question);
  return openIndex(index, { questionVectors, sentences: { vectors, embedQuery }, writing });
}
