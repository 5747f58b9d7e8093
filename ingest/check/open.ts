import type { BriefWords } from '../../src/answer/check/brief-words.js';
import { createExamine, type Examine } from '../../src/answer/check/check.js';
import { checkerParts } from '../../src/answer/check/parts.js';
import { type BriefLookup, lookUp } from '../../src/brief/lookup.js';
import type { Config } from '../../src/node/config.js';
import { loadIndex } from '../../src/node/load-index.js';
import { textEmbeddings } from '../../src/node/text-embeddings.js';

/** The examination of sentences about the configured brief, with its index. */
export interface OpenCheck {
  lookup: BriefLookup;
  known: BriefWords;
  examine: Examine;
}

/**
 * Opens what checking sentences needs of the configured brief.
 *
 * @param config the settings
 * @returns see {@link OpenCheck}
 * @throws IndexError if there is no index, EmbeddingModelError if its model cannot be loaded
 */
export async function openCheck(config: Config): Promise<OpenCheck> {
  const { brief, manifest, ...index } = await loadIndex(config.INDEX_DIR);
  const embeddings = await textEmbeddings(config, manifest.embedding);
  const embedQuery = (text: string): Promise<number[]> => embeddings.embedQuery(text);
  const parts = checkerParts({ ...index, lookup: lookUp(brief), embedQuery });
  return { lookup: parts.lookup, known: parts.known, examine: createExamine(parts) };
}
