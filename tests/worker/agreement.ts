import { readConfig } from '../../src/node/config.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import { defaultModelFolder } from '../../src/node/text-embeddings.js';
import { mean } from '../../src/retrieve/arithmetic.js';
import { VECTOR_KINDS } from '../../src/worker/manifest.js';
import { predictedQuestions } from '../support/brief.js';
import { cosine, encoderOnWorkers, searchedVectors } from '../support/vectors.js';

const NEAREST = 10;

/**
 * Compares what stands in for native code with that code: the sentence vectors of all predicted questions, and the ten nearest
 * to every vector of the index.
 *
 * @param say prints a line
 */
export async function measureAgreement(say: (what: string, value: string) => void): Promise<void> {
  const encode = await encoderOnWorkers();
  const questions = await predictedQuestions();
  const embeddings = await LocalEmbeddings.load({ model: defaultModelFolder(readConfig({})) });
  const onNode = await embeddings.embedQueries(questions);
  const cosines = questions.map((text, i) => cosine(encode(text), onNode[i] ?? []));
  const least = Math.min(...cosines).toFixed(5);
  say(`cosine of ${questions.length} sentence vectors`, `least ${least}, mean ${mean(cosines).toFixed(5)}`);
  const searched = await searchedVectors();
  for (const kind of VECTOR_KINDS) {
    const { vectors, ...indexes } = searched[kind];
    const same = { place: 0, set: 0 };
    for (const vector of vectors) {
      const [expected = [], found = []] = await Promise.all(
        [indexes.onNode, indexes.onWorkers].map((index) => index.search(vector, NEAREST)),
      );
      const wanted = new Set(expected.map(({ item }) => item));
      same.set += Number(found.every(({ item }) => wanted.has(item)));
      same.place += Number(found.every(({ item }, i) => item === expected[i]?.item));
    }
    const share = (count: number): string => `${((100 * count) / vectors.length).toFixed(1)} %`;
    say(`the same ten nearest ${kind}`, `${share(same.set)}; in the same order ${share(same.place)}`);
  }
}
