import type { Passage } from '../brief/brief.js';
import { languageByWords } from '../language/language.js';
import { wordsOf } from '../language/words.js';
import type { Candidates } from './candidates.js';
import { gatherEvidence, type SearchParts } from './evidence.js';
import {
  apply,
  type Choice,
  choose,
  logistic,
  type RankedCandidate,
  type RankingModel,
  rankCandidates,
  signsOf,
} from './rank.js';
import { signalsOf } from './signals.js';

const NEAREST = 10; // passages named as near
const VOTERS = 10; // predicted questions that tell a question's language

/** What retrieval needs of an index. */
export interface RetrieverParts extends SearchParts {
  candidates: Candidates;
  /** fitted weights: for a brief with predicted questions, and for one without */
  ranking: { expanded: RankingModel; plain: RankingModel };
  /** @returns the vector of a question, of unit length */
  embedQuery: (question: string) => Promise<number[]>;
}

/** What was found for a question. */
export interface Retrieved {
  /** the passages that answer it together, in the brief's order; the likeliest ones even if the brief does not answer */
  passages: Passage[];
  /** whether the brief answers it */
  answered: boolean;
  /** probability that the brief answers it, 0 to 1 */
  probability: number;
  /** ids of the passages that are likeliest to have to do with it, best first */
  nearest: string[];
}

/** Finds the passages that answer a question. */
export interface Retriever {
  retrieve(question: string): Promise<Retrieved>;
  /** @returns the language of a question, a BCP 47 tag without region */
  languageOf(question: string): string;
}

/**
 * Retrieval: searches passages and predicted questions by vectors and by words, ranks what may answer by the signals of
 * all searches, and tells whether the brief answers at all.
 *
 * @param parts see {@link RetrieverParts}
 * @returns a retriever
 */
export function createRetriever(parts: RetrieverParts): Retriever {
  const { candidates, lookup, embedQuery } = parts;
  const model = candidates.questions.length > 0 ? parts.ranking.expanded : parts.ranking.plain;
  const passagesOf = (candidate: number): readonly string[] => candidates.candidates[candidate]?.passages ?? [];
  return {
    async retrieve(asked) {
      const question = parts.lexicon.correct(asked);
      const hits = await gatherEvidence(question, await embedQuery(question), parts);
      const ranked = rankCandidates(model.ranking, signalsOf(question, hits, candidates, lookup));
      const choice = choose(ranked, passagesOf);
      const probability = answerability(model, ranked, choice, passagesOf);
      const passages = choice.passages
        .flatMap((id) => lookup.passage(id) ?? [])
        .sort((a, b) => lookup.position(a.id) - lookup.position(b.id));
      const answered = passages.length > 0 && probability >= model.threshold;
      const nearest = [...new Set(ranked.flatMap(({ candidate }) => passagesOf(candidate)))].slice(0, NEAREST);
      return { passages, answered, probability, nearest };
    },
    languageOf: (question) => languageByWords(wordsOf(question)) ?? languageByQuestions(question, parts),
  };
}

function answerability(
  { answerable }: RankingModel,
  ranked: readonly RankedCandidate[],
  choice: Choice,
  passagesOf: (candidate: number) => readonly string[],
): number {
  return logistic(apply(answerable, signsOf(ranked, choice, passagesOf)));
}

/** The language of the predicted questions that share most words with the question; without any, the brief's. */
function languageByQuestions(question: string, { candidates, lookup, lexicon }: RetrieverParts): string {
  const votes = new Map<string, number>();
  const { hits } = lexicon.search(question).word;
  const likest = [...hits.values()]
    .filter(({ document }) => document >= lookup.brief.passages.length)
    .sort((a, b) => b.likeness - a.likeness);
  for (const { document, likeness } of likest.slice(0, VOTERS)) {
    const language = candidates.questions[document - lookup.brief.passages.length]?.language ?? '';
    votes.set(language, (votes.get(language) ?? 0) + likeness);
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? lookup.brief.language.split('-')[0] ?? lookup.brief.language;
}
