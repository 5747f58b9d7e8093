import type { BuildListener } from '../../ingest/build/parts.js';
import { readSources } from '../../ingest/origin.js';
import { type Asker, createAsker } from '../answer/ask.js';
import { createSearcher, type Searcher } from '../answer/search.js';
import { createSuggester, type Suggester } from '../answer/suggest.js';
import { type BriefLookup, lookUp } from '../brief/lookup.js';
import { createRetriever } from '../retrieve/retrieve.js';
import type { Config } from './config.js';
import { embeddingOptions } from './embedding-options.js';
import { LocalEmbeddings } from './embeddings.js';
import { loadIndex } from './load-index.js';
import { isFrom, readManifest } from './manifest.js';

/** A brief that can be asked. */
export interface OpenBrief {
  ask: Asker;
  search: Searcher;
  lookup: BriefLookup;
  suggester: Suggester;
}

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
  const [{ brief, ...index }, embeddings] = await Promise.all([
    loadIndex(config.INDEX_DIR),
    LocalEmbeddings.load(embeddingOptions(config, origin.embedding)),
  ]);
  const lookup = lookUp(brief);
  const embedQuery = (question: string): Promise<number[]> => embeddings.embedQuery(question);
  const retriever = createRetriever({ ...index, lookup, embedQuery });
  const suggester = createSuggester(index.candidates, lookup);
  const ask = createAsker({ lookup, retriever, suggester });
  return { ask, search: createSearcher({ lookup, retriever }), lookup, suggester };
}
