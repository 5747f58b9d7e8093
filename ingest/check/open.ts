import { createExamine, type Examine } from '../../src/answer/check/check.js';
import { questionsByPassage } from '../../src/answer/check/questions.js';
import { createStandOut } from '../../src/answer/check/stand-out.js';
import { readWording, type Wording } from '../../src/answer/check/wording.js';
import { type BriefLookup, lookUp } from '../../src/brief/lookup.js';
import type { Config } from '../../src/node/config.js';
import { embeddingOptions } from '../../src/node/embedding-options.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import { loadIndex } from '../../src/node/load-index.js';

/** The examination of sentences about the configured brief, with its index. */
export interface OpenCheck {
  lookup: BriefLookup;
  wording: Wording;
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
  const { brief, manifest, lexicon, candidates, ...index } = await loadIndex(config.INDEX_DIR);
  const embeddings = await LocalEmbeddings.load(embeddingOptions(config, manifest.embedding));
  const lookup = lookUp(brief);
  const texts = candidates.questions.map(({ text }) => text);
  const wording = readWording(lookup, lexicon.thesaurus, texts);
  const standOut = createStandOut({ ...index, embedQuery: (text) => embeddings.embedQuery(text) });
  const questionsOf = questionsByPassage(candidates);
  return { lookup, wording, examine: createExamine({ lookup, wording, standOut, questionsOf }) };
}
