import type { Brief } from '../../src/brief/brief.js';
import type { Chunk } from '../../src/brief/chunk.js';
import { withoutRegion } from '../../src/language/words.js';
import { type Config, DEFAULT_MODEL } from '../../src/node/config.js';
import { defaultModelFolder, embeddingOptions } from '../../src/node/embedding-options.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import { type Candidates, listCandidates } from '../../src/retrieve/candidates.js';
import { Lexicon, type LexiconDocument, type StoredLexicon } from '../../src/retrieve/lexicon.js';
import { matchQuestions, parseQuestions, questionsPath } from '../expand/questions.js';
import { parseSynonyms, synonymsPath } from '../expand/synonyms.js';
import { prepareDefaultModel } from '../model/prepare.js';
import type { Sources } from '../origin.js';
import { reportProblems } from '../parse/problems.js';
import { parseSource } from '../parse/source.js';
import { splitIntoChunks } from '../split/chunks.js';

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
  candidates: Candidates;
  chunks: Chunk[];
  /** a vector a chunk */
  chunkVectors: number[][];
  /** a vector a predicted question */
  questionVectors: number[][];
  lexicon: StoredLexicon;
  /** length of a vector */
  dimension: number;
}

const EMBEDDED_AT_ONCE = 128; // texts between two reports of progress

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
  const { brief, candidates } = readBrief(sources, listener);
  const { embedding } = sources.origin;
  listener.progress(`Loading the embedding model ${embedding.model}`);
  if (embedding.model === DEFAULT_MODEL) await prepareDefaultModel(defaultModelFolder(config));
  const embeddings = await LocalEmbeddings.load(embeddingOptions(config, embedding));
  const chunks = await splitIntoChunks(brief, {
    maxTokens: embeddings.maxTokens,
    countTokens: (text) => embeddings.countTokens(text),
  });
  const chunkVectors = await embedAll(
    chunks.map(({ text }) => text),
    (texts) => embeddings.embedDocuments(texts),
    (done, total) => listener.progress('Embedding the brief', done, total),
  );
  const questionVectors = await embedAll(
    candidates.questions.map(({ text }) => text),
    (texts) => embeddings.embedQueries(texts),
    (done, total) => listener.progress('Embedding predicted questions', done, total),
  );
  const synonyms = parseSynonyms(sources.synonyms, synonymsPath(sources.path));
  const lexicon = Lexicon.build(lexiconDocuments(brief, candidates), synonyms);
  return { brief, candidates, chunks, chunkVectors, questionVectors, lexicon, dimension: embeddings.dimension };
}

function readBrief(sources: Sources, listener: BuildListener): Pick<IndexParts, 'brief' | 'candidates'> {
  const brief = parseSource(sources, listener.warning);
  const file = questionsPath(sources.path);
  const matched = matchQuestions(parseQuestions(sources.questions, file), brief);
  if (matched.warnings.length > 0) listener.warning(reportProblems(file, matched.warnings));
  return { brief, candidates: listCandidates(brief, matched.predicted) };
}

/** Passages in the brief's order, then predicted questions. */
function lexiconDocuments(brief: Brief, { questions }: Candidates): LexiconDocument[] {
  const language = withoutRegion(brief.language);
  return [...brief.passages.map(({ text }) => ({ text, language })), ...questions];
}

async function embedAll(
  texts: readonly string[],
  embed: (texts: string[]) => Promise<number[][]>,
  progress: (done: number, total: number) => void,
): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let start = 0; start < texts.length; start += EMBEDDED_AT_ONCE) {
    progress(start, texts.length);
    vectors.push(...(await embed(texts.slice(start, start + EMBEDDED_AT_ONCE))));
  }
  return vectors;
}
