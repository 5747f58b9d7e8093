import { readConfig } from '../../src/node/config.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import { defaultModelFolder } from '../../src/node/text-embeddings.js';
import { mean } from '../../src/retrieve/arithmetic.js';
import { VECTOR_KINDS } from '../../src/worker/manifest.js';
import { predictedQuestions } from '../support/brief.js';
import { cosine, encoderOnWorkers, searchedVectors } from '../support/vectors.js';

const EVERY = 10; // of the predicted questions: all of them take ten minutes
const NEAREST = 10;
const TIE = 1e-6; // between cosines that differ by rounding only

/**
 * Compares what stands in for native code with that code: the sentence vectors of predicted questions, and the ten chunks and
 * the ten other questions that are nearest to each.
 *
 * @param say prints a line
 */
export async function measureAgreement(say: (what: string, value: string) => void): Promise<void> {
  const encode = await encoderOnWorkers();
  const sampled = <Item>(items: readonly Item[]): Item[] => items.filter((_, i) => i % EVERY === 0);
  const questions = sampled(await predictedQuestions());
  const embeddings = await LocalEmbeddings.load({ model: defaultModelFolder(readConfig({})) });
  const onNode = await embeddings.embedQueries(questions);
  const cosines = questions.map((text, i) => cosine(encode(text), onNode[i] ?? []));
  const least = Math.min(...cosines).toFixed(5);
  say(`cosine of ${questions.length} sentence vectors`, `least ${least}, mean ${mean(cosines).toFixed(5)}`);
  const searched = await searchedVectors();
  const asked = { chunks: onNode, questions: sampled(searched.questions.vectors) };
  for (const kind of VECTOR_KINDS) {
    const { vectors, ...indexes } = searched[kind];
    const counts = { same: 0, asNear: 0 };
    for (const vector of asked[kind]) {
      const [expected = [], found = []] = await Promise.all(
        [indexes.onNode, indexes.onWorkers].map((index) => index.search(vector, NEAREST)),
      );
      const wanted = new Set(expected.map(({ item }) => item));
      const floor = (expected.at(-1)?.score ?? 0) - TIE;
      counts.same += Number(found.every(({ item }) => wanted.has(item)));
      counts.asNear += Number(found.every(({ item }) => cosine(vector, vectors[item] ?? []) > floor));
    }
    const share = (count: number): string => `${((100 * count) / asked[kind].length).toFixed(1)} %`;
    say(`the same ten nearest ${kind}`, `${share(counts.same)}; ten as near ${share(counts.asNear)}`);
  }
}
