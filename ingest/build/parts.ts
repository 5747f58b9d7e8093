import type { Brief } from '../../src/brief/brief.js';
import type { Chunk } from '../../src/brief/chunk.js';
import { withoutRegion } from '../../src/language/words.js';
import { type Config, DEFAULT_MODEL } from '../../src/node/config.js';
import { defaultModelFolder, embeddingOptions } from '../../src/node/embedding-options.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import type { Origin } from '../../src/node/manifest.js';
import { type AnsweredQuestions, type Candidates, listCandidates } from '../../src/retrieve/candidates.js';
import { Lexicon, type LexiconDocument, type StoredLexicon } from '../../src/retrieve/lexicon.js';
import type { SubwordModel } from '../../src/retrieve/subwords.js';
import { matchQuestions, parseQuestions, questionsPath } from '../expand/questions.js';
import { parseSynonyms, synonymsPath } from '../expand/synonyms.js';
import { prepareDefaultModel } from '../model/prepare.js';
import type { Sources } from '../origin.js';
import { reportProblems } from '../parse/problems.js';
import { parseSource } from '../parse/source.js';
import { splitIntoChunks } from '../split/chunks.js';
import { trainSubwords } from '../subwords/train.js';

/** How a build tells what it is doing. */
export interface BuildListener {
  /** a step has begun, or `done` of its `total` parts are finished */
  progress(step: string, done?: number, total?: number): void;
  /** something in the brief is odd */
  warning(text: string): void;
}

/** What an index consists of, before it is written. */
export interface IndexParts {
  brief: Brief;
  /** predicted questions as they were written, a record each */
  predicted: AnsweredQuestions[];
  candidates: Candidates;
  chunks: Chunk[];
  /** a vector a chunk */
  chunkVectors: number[][];
  /** learned from the predicted questions */
  subwords: SubwordModel;
  lexicon: StoredLexicon;
  /** length of a chunk's vector */
  dimension: number;
}

/**
 * Makes the parts of an index: parse, split, embed.
 *
 * @param sources the brief's files
 * @param config the settings
 * @param listener hears how it goes on
 * @returns the parts
 * @throws MalformedBriefError, ExpansionError or EmbeddingModelError, each saying what to do
 */
export async function makeParts(sources: Sources, config: Config, listener: BuildListener): Promise<IndexParts> {
  listener.progress(`Parsing ${sources.path}`);
  const { brief, predicted } = readBrief(sources, listener);
  const candidates = listCandidates(brief, predicted);
  const { embedding } = sources.origin;
  listener.progress(`Loading the embedding model ${embedding.model}`);
  const embeddings = await loadEmbeddings(config, embedding);
  const chunks = await splitIntoChunks(brief, {
    maxTokens: embeddings.maxTokens,
    countTokens: (text) => embeddings.countTokens(text),
  });
  listener.progress('Embedding the brief');
  const chunkVectors = await embeddings.embedDocuments(chunks.map(({ text }) => text));
  const subwords = trainSubwords(candidates.questions, (done, total) =>
    listener.progress('Learning from predicted questions', done, total),
  );
  const synonyms = parseSynonyms(sources.synonyms, synonymsPath(sources.path));
  const lexicon = Lexicon.build(lexiconDocuments(brief, candidates), synonyms);
  return { brief, predicted, candidates, chunks, chunkVectors, subwords, lexicon, dimension: embeddings.dimension };
}

/**
 * Loads an embedding model; makes the default one first, where it is not there.
 *
 * @param config the settings
 * @param embedding the model, as an index's origin names it
 * @returns the embeddings
 * @throws EmbeddingModelError if there is no such model
 */
export async function loadEmbeddings(config: Config, embedding: Origin['embedding']): Promise<LocalEmbeddings> {
  if (embedding.model === DEFAULT_MODEL) await prepareDefaultModel(defaultModelFolder(config));
  return LocalEmbeddings.load(embeddingOptions(config, embedding));
}

function readBrief(sources: Sources, listener: BuildListener): Pick<IndexParts, 'brief' | 'predicted'> {
  const brief = parseSource(sources, listener.warning);
  const file = questionsPath(sources.path);
  const matched = matchQuestions(parseQuestions(sources.questions, file), brief);
  if (matched.warnings.length > 0) listener.warning(reportProblems(file, matched.warnings));
  return { brief, predicted: matched.predicted };
}

/** Passages in the brief's order, then predicted questions. */
function lexiconDocuments(brief: Brief, { questions }: Candidates): LexiconDocument[] {
  const language = withoutRegion(brief.language);
  return [...brief.passages.map(({ text }) => ({ text, language })), ...questions];
}
