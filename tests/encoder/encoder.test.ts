import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTokenizer, type Tokenize, tokenizerSchema } from '../../src/encoder/unigram.js';
import { readConfig } from '../../src/node/config.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import { defaultModelFolder } from '../../src/node/text-embeddings.js';
import { mean } from '../../src/retrieve/arithmetic.js';
import { predictedQuestions } from '../support/brief.js';
import { cosine, encoderOnWorkers } from '../support/vectors.js';

const FOLDER = defaultModelFolder(readConfig({}));
// Of the predicted questions, every so many:
const SPLIT = 10;
const ENCODED = 200; // a vector takes milliseconds

const ODD = [
  '',
  ' ',
  'a',
  '�',
  '中文 日本語 한국어',
  'emoji 🙂🇲🇽 in a row 🙂🙂',
  '<s> </s>',
  'x'.repeat(2000),
  'word '.repeat(400),
];

let questions: string[];
beforeAll(async () => {
  questions = await predictedQuestions();
});

const every = (step: number): string[] => questions.filter((_, i) => i % step === 0);

describe('the tokenizer', () => {
  let real: PreTrainedTokenizer;
  let tokenize: Tokenize;
  beforeAll(async () => {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(FOLDER);
    real = await AutoTokenizer.from_pretrained(basename(FOLDER));
    tokenize = createTokenizer(tokenizerSchema.parse(JSON.parse(await readFile(`${FOLDER}/tokenizer.json`, 'utf8'))));
  });

  test('splits predicted questions as the real one does, token for token', () => {
    for (const text of [...ODD, ...every(SPLIT)]) expect(tokenize(text), text).toEqual(real.encode(text));
  });

  test('splits any text as the real one does', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }), fc.lorem());
    fc.assert(
      fc.property(texts, (text) => {
        expect(tokenize(text)).toEqual(real.encode(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the encoder', () => {
  let encode: (text: string) => number[];
  let embeddings: LocalEmbeddings;
  beforeAll(async () => {
    encode = await encoderOnWorkers();
    embeddings = await LocalEmbeddings.load({ model: FOLDER });
  });

  test('gives predicted questions the vectors that the model gives them on Node', async () => {
    const asked = every(ENCODED);
    const vectors = await embeddings.embedQueries(asked);
    const cosines = asked.map((text, i) => cosine(encode(text), vectors[i] ?? []));
    expect(Math.min(...cosines)).toBeGreaterThan(0.998);
    expect(mean(cosines)).toBeGreaterThan(0.9995);
  });

  test('gives any text a vector of length 1, like that on Node', async () => {
    for (const text of ODD) {
      const vector = encode(text);
      expect(cosine(vector, vector)).toBeCloseTo(1, 5);
      expect(cosine(vector, await embeddings.embedQuery(text)), text).toBeGreaterThan(0.995);
    }
  });
});
