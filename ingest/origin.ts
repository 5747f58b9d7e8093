import { FORMAT_VERSION, type Origin } from '../src/index/manifest.js';
import type { Config } from '../src/node/config.js';
import { sha256 } from '../src/node/manifest.js';
import { readQuestions } from './expand/questions.js';
import { readSynonyms } from './expand/synonyms.js';
import { readModelText } from './fit/model.js';
import { type BriefSource, readBriefSource } from './source.js';

/** What an index is made from: the files, and their names and hashes. */
export interface Sources extends BriefSource {
  /** predicted questions, as the text of their file; empty if there are none */
  questions: string;
  /** synonyms of the brief's words, as the text of their file; empty if there are none */
  synonyms: string;
  /** the ranking model, as the text of its file */
  model: string;
  origin: Origin;
}

/**
 * Reads what an index of the configured brief would be made from, without making it.
 *
 * @param config the settings
 * @returns the sources; an index of the same origin is up to date
 * @throws BriefSourceError if a file cannot be read
 */
export async function readSources(config: Config): Promise<Sources> {
  const source = await readBriefSource(config.BRIEF);
  const [questions, synonyms, model] = await Promise.all([
    readQuestions(config.BRIEF),
    readSynonyms(config.BRIEF),
    readModelText(),
  ]);
  const origin: Origin = {
    format: FORMAT_VERSION,
    brief: { id: source.metadata.id, sha256: sha256(source.markdown, JSON.stringify(source.metadata)) },
    questions: sha256(questions),
    synonyms: sha256(synonyms),
    model: sha256(model),
    embedding: {
      model: config.EMBEDDING_MODEL,
      queryPrefix: config.EMBEDDING_QUERY_PREFIX,
      passagePrefix: config.EMBEDDING_PASSAGE_PREFIX,
    },
  };
  return { ...source, questions, synonyms, model, origin };
}
