import type { Config } from '../src/node/config.js';
import { FORMAT_VERSION, type Origin, sha256 } from '../src/node/manifest.js';
import type { BriefSource } from './source.js';

/**
 * Says what an index of a brief would be made from, without making it.
 *
 * @param source the brief's files
 * @param config the settings
 * @returns the origin; an index of the same origin is up to date
 */
export function originOf({ metadata, markdown }: BriefSource, config: Config): Origin {
  return {
    format: FORMAT_VERSION,
    brief: { id: metadata.id, sha256: sha256(markdown, JSON.stringify(metadata)) },
    embedding: {
      model: config.EMBEDDING_MODEL,
      queryPrefix: config.EMBEDDING_QUERY_PREFIX,
      passagePrefix: config.EMBEDDING_PASSAGE_PREFIX,
    },
  };
}
