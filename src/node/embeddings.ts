import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Embeddings } from '@langchain/core/embeddings';
import {
  AutoModel,
  AutoTokenizer,
  env,
  mean_pooling,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  type Tensor,
} from '@xenova/transformers';
import type { TextEmbeddings } from '../embedding/embeddings.js';

/** Which model embeds, and how it wants its texts. */
export interface LocalEmbeddingsOptions {
  /** a folder with `config.json`, `tokenizer.json` and `onnx/`, or the id of a model on the hub */
  model: string;
  /** address of the model hub; without one nothing is downloaded */
  hub?: string | undefined;
  /** where downloaded models are kept */
  cache?: string | undefined;
  /** put before a question: `query: ` for E5 models */
  queryPrefix?: string | undefined;
  /** put before a text of the brief: `passage: ` for E5 models */
  passagePrefix?: string | undefined;
}

const BATCH_SIZE = 32; // texts embedded at once: more gains nothing on a CPU and takes memory
const MAX_TOKENS = 512; // what BERT-like models read; some of their configurations give no limit, or an absurd one

interface ModelOutput {
  /** a vector a text, from models that pool themselves */
  sentence_embedding?: Tensor;
  /** a vector a token, from all others */
  last_hidden_state?: Tensor;
}

/** An embedding model could not be loaded. */
export class EmbeddingModelError extends Error {
  override readonly name = 'EmbeddingModelError';
}

/**
 * Sentence vectors from a local model, by Transformers.js. All vectors have unit length, so that their inner product is
 * their cosine.
 *
 * @example
 * const embeddings = await LocalEmbeddings.load({ model: 'index/models/universal-sentence-encoder-lite' });
 * const vector = await embeddings.embedQuery('Who asked for the initiative?');
 */
export class LocalEmbeddings extends Embeddings implements TextEmbeddings {
  private constructor(
    private readonly options: LocalEmbeddingsOptions,
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly transformer: PreTrainedModel,
    /** length of a vector */
    readonly dimension: number,
  ) {
    super({});
  }

  /**
   * Loads a model.
   *
   * @param options see {@link LocalEmbeddingsOptions}
   * @returns the embeddings, ready to use
   * @throws EmbeddingModelError if there is no such model, or its files are broken
   */
  static async load(options: LocalEmbeddingsOptions): Promise<LocalEmbeddings> {
    const { name, quantized } = locate(options);
    try {
      const [tokenizer, transformer] = await Promise.all([
        AutoTokenizer.from_pretrained(name),
        AutoModel.from_pretrained(name, { quantized }),
      ]);
      const [probe] = await embed(tokenizer, transformer, ['']);
      return new LocalEmbeddings(options, tokenizer, transformer, probe?.length ?? 0);
    } catch (cause) {
      const hint =
        'EMBEDDING_MODEL names a local folder, or a model of the hub if this machine reaches it. To have the default model made again, delete its folder and run "npm run ingest -- --force".';
      throw new EmbeddingModelError(`The embedding model "${options.model}" cannot be loaded. ${hint}`, { cause });
    }
  }

  /** How many tokens of a text the model reads; what follows is ignored. */
  get maxTokens(): number {
    const limit: unknown = this.tokenizer.model_max_length;
    return typeof limit === 'number' ? Math.min(limit, MAX_TOKENS) : MAX_TOKENS;
  }

  /** @returns how many tokens a text has */
  countTokens(text: string): number {
    return this.tokenizer.encode(text).length;
  }

  /** @returns the vector of a question */
  override async embedQuery(question: string): Promise<number[]> {
    const [vector] = await embed(this.tokenizer, this.transformer, [`${this.options.queryPrefix ?? ''}${question}`]);
    return vector as number[];
  }

  /** @returns the vectors of questions, in their order */
  embedQueries(questions: string[]): Promise<number[][]> {
    return this.#embedAll(questions, this.options.queryPrefix);
  }

  /** @returns the vectors of texts of the brief, in their order */
  override embedDocuments(texts: string[]): Promise<number[][]> {
    return this.#embedAll(texts, this.options.passagePrefix);
  }

  async #embedAll(texts: string[], prefix = ''): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let start = 0; start < texts.length; start += BATCH_SIZE) {
      const batch = texts.slice(start, start + BATCH_SIZE).map((text) => `${prefix}${text}`);
      vectors.push(...(await embed(this.tokenizer, this.transformer, batch)));
    }
    return vectors;
  }
}

/** Points Transformers.js at the model. Its settings are global; this is the only place that touches them. */
function locate({ model, hub, cache }: LocalEmbeddingsOptions): { name: string; quantized: boolean } {
  const folder = resolve(model);
  const isLocal = existsSync(join(folder, 'config.json'));
  env.allowLocalModels = isLocal;
  env.allowRemoteModels = !isLocal && hub !== undefined;
  if (isLocal) {
    env.localModelPath = dirname(folder);
    return { name: basename(folder), quantized: existsSync(join(folder, 'onnx/model_quantized.onnx')) };
  }
  if (hub) env.remoteHost = hub.endsWith('/') ? hub : `${hub}/`;
  if (cache) env.cacheDir = cache;
  return { name: model, quantized: true }; // the hub's models for Transformers.js all have a quantised file
}

async function embed(
  tokenizer: PreTrainedTokenizer,
  transformer: PreTrainedModel,
  texts: string[],
): Promise<number[][]> {
  const inputs = tokenizer(texts, { padding: true, truncation: true });
  const { sentence_embedding: pooled, last_hidden_state: tokens }: ModelOutput = await transformer(inputs);
  const vectors = pooled ?? (tokens && mean_pooling(tokens, inputs.attention_mask));
  if (!vectors) throw new Error('The model gives neither "sentence_embedding" nor "last_hidden_state".');
  const dimension = vectors.dims.at(-1) ?? 0;
  const numbers = vectors.data as Float32Array;
  return texts.map((_, i) => unit(numbers.subarray(i * dimension, (i + 1) * dimension)));
}

/** @returns a vector of the same direction and of unit length, in the precision that the model has */
function unit(vector: Float32Array): number[] {
  const length = new Float32Array(1);
  for (const value of vector) length[0] = (length[0] ?? 0) + value ** 2;
  const norm = Math.fround(Math.sqrt(length[0] ?? 0));
  return Array.from(vector, (value) => Math.fround(value / norm));
}
