import type { BuildListener } from '../../ingest/build/parts.js';
import { readSources } from '../../ingest/origin.js';
import type { Mode } from '../answer/answer.js';
import { type Asker, createAsker } from '../answer/ask.js';
import { type CheckedIndex, openChecker } from '../answer/check/parts.js';
import { createSearcher, type Searcher } from '../answer/search.js';
import { createSuggester, type Suggester } from '../answer/suggest.js';
import { createWording, type WordingParts, WRITE_PROMPTS } from '../answer/write/create.js';
import type { Wording } from '../answer/write/wording.js';
import { type BriefLookup, lookUp } from '../brief/lookup.js';
import type { ModelEndpoint } from '../llm/chat-model.js';
import { createTextModel } from '../llm/text-model.js';
import { createRetriever } from '../retrieve/retrieve.js';
import { type Config, modelEndpoint } from './config.js';
import { embeddingOptions } from './embedding-options.js';
import { LocalEmbeddings } from './embeddings.js';
import { loadIndex } from './load-index.js';
import { isFrom, readManifest } from './manifest.js';
import { readPrompt } from './prompts.js';

/** A brief that can be asked. */
export interface OpenBrief {
  ask: Asker;
  search: Searcher;
  lookup: BriefLookup;
  suggester: Suggester;
  /** how answers can be worded here */
  modes: readonly Mode[];
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
  const endpoint = modelEndpoint(config, 'answer');
  const wording = endpoint && (await openWording({ ...index, lookup, embedQuery }, endpoint, listener));
  const modes: Mode[] = wording ? ['quote', 'write'] : ['quote'];
  const ask = createAsker({ lookup, retriever, suggester, wording });
  return { ask, search: createSearcher({ lookup, retriever }), lookup, suggester, modes };
}

async function openWording(index: CheckedIndex, endpoint: ModelEndpoint, listener: BuildListener): Promise<Wording> {
  const read = await Promise.all(WRITE_PROMPTS.map(async (name) => [name, await readPrompt(name)] as const));
  return createWording({
    lookup: index.lookup,
    checker: openChecker(index),
    model: createTextModel(endpoint, (text) => listener.warning(text)),
    prompts: Object.fromEntries(read) as WordingParts['prompts'],
  });
}
