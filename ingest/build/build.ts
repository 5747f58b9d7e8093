import { writeFile } from 'node:fs/promises';
import { type Config, DEFAULT_MODEL } from '../../src/node/config.js';
import { defaultModelFolder, embeddingOptions } from '../../src/node/embedding-options.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import { buildHnsw } from '../../src/node/hnsw.js';
import { isFrom, type Origin, readManifest } from '../../src/node/manifest.js';
import { buildLexicalIndex } from '../../src/retrieve/lexical.js';
import { prepareDefaultModel } from '../model/prepare.js';
import { originOf } from '../origin.js';
import { parseBrief } from '../parse/parse.js';
import { reportProblems } from '../parse/problems.js';
import { sentenceSegmenter } from '../parse/segment.js';
import { readBriefSource } from '../source.js';
import { splitIntoChunks } from '../split/chunks.js';
import { writeIndex } from './write.js';

/** How a build tells what it is doing. */
export interface BuildListener {
  /** a step has begun, or `done` of its `total` parts are finished */
  progress(step: string, done?: number, total?: number): void;
  /** something in the brief is odd */
  warning(text: string): void;
}

/** How to build. */
export interface BuildOptions {
  listener: BuildListener;
  /** build even if nothing changed */
  force?: boolean;
}

const EMBEDDED_AT_ONCE = 32; // texts between two reports of progress

/**
 * Builds the index of the configured brief: parse, split, embed, write. Does nothing if the index is there and neither
 * the brief, nor the model, nor the pipeline has changed.
 *
 * @param config the settings
 * @param options see {@link BuildOptions}
 * @returns whether an index was built
 * @throws MalformedBriefError, BriefSourceError or EmbeddingModelError, each saying what to do
 */
export async function buildIndex(config: Config, { listener, force = false }: BuildOptions): Promise<boolean> {
  const source = await readBriefSource(config.BRIEF);
  const origin = originOf(source, config);
  const present = await readManifest(config.INDEX_DIR);
  if (!force && present && isFrom(present, origin)) return false;

  listener.progress(`Parsing ${source.path}`);
  const segment = sentenceSegmenter(source.metadata.language);
  const { brief, warnings } = parseBrief(source.markdown, { source: source.path, metadata: source.metadata, segment });
  if (warnings.length > 0) listener.warning(reportProblems(source.path, warnings));

  listener.progress(`Loading the embedding model ${origin.embedding.model}`);
  const embeddings = await openEmbeddings(config, origin);
  const chunks = await splitIntoChunks(brief, {
    maxTokens: embeddings.maxTokens,
    countTokens: (text) => embeddings.countTokens(text),
  });
  const vectors: number[][] = [];
  for (let start = 0; start < chunks.length; start += EMBEDDED_AT_ONCE) {
    listener.progress('Embedding', start, chunks.length);
    const texts = chunks.slice(start, start + EMBEDDED_AT_ONCE).map(({ text }) => text);
    vectors.push(...(await embeddings.embedDocuments(texts)));
  }

  listener.progress(`Writing ${config.INDEX_DIR}`);
  const json = (content: unknown) => (path: string) => writeFile(path, JSON.stringify(content));
  await writeIndex(
    config.INDEX_DIR,
    { ...origin, dimension: embeddings.dimension },
    {
      'brief.json': json(brief),
      'chunks.json': json(chunks),
      'lexical.json': json(buildLexicalIndex(brief)),
      'vectors.hnsw': (path) => buildHnsw(vectors).writeIndex(path),
    },
  );
  return true;
}

async function openEmbeddings(config: Config, { embedding }: Origin): Promise<LocalEmbeddings> {
  if (embedding.model === DEFAULT_MODEL) await prepareDefaultModel(defaultModelFolder(config));
  return LocalEmbeddings.load(embeddingOptions(config, embedding));
}
