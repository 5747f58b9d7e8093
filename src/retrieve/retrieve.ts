import type { Passage } from '../brief/brief.js';
import { languageByWords } from '../language/language.js';
import { withoutRegion, wordsOf } from '../language/words.js';
import { answerability } from './answerable.js';
import { highest } from './arithmetic.js';
import { type Candidates, passagesOf } from './candidates.js';
import { catalogue } from './catalogue.js';
import { choose } from './choose.js';
import { gatherEvidence, type SearchParts } from './evidence.js';
import { blend, type RankedCandidate, type RankingModel, rankCandidates } from './rank.js';
import { signalsOf } from './signals/signals.js';
import { SubwordEncoder, type SubwordModel } from './subwords.js';

const NEAREST = 10; // passages named as near
const FAR = 30; // passages, about a page: what is farther is as far
const VOTERS = 10; // predicted questions that tell a question's language

/** What retrieval needs of an index. */
export interface RetrieverParts extends SearchParts {
  candidates: Candidates;
  /** learned from the predicted questions */
  subwords: SubwordModel;
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

/** Finds the passages that answer a question: ranks what may answer, as often as a question may be read, then chooses. */
export interface Retriever {
  /** @returns what may answer a question, most probable first */
  rank(question: string): Promise<RankedCandidate[]>;
  /**
   * @param inContext the ranking of a question with the words that it leaves unsaid
   * @param alone the ranking of the question as it stands
   * @param said ids of the passages that were quoted last
   * @returns both as one, see {@link blend}
   */
  blend(
    inContext: readonly RankedCandidate[],
    alone: readonly RankedCandidate[],
    said: readonly string[],
  ): RankedCandidate[];
  /** @returns what a ranking comes to */
  choose(ranked: readonly RankedCandidate[]): Retrieved;
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
  const { candidates, lookup, lexicon, embedQuery } = parts;
  const known = catalogue(candidates, lookup);
  const encoder = new SubwordEncoder(parts.subwords);
  const model = candidates.questions.length > 0 ? parts.ranking.expanded : parts.ranking.plain;
  const ofCandidate = passagesOf(candidates);

  /** How near a candidate stands to some passages: 1 among them, 1/2 beside them, and so on. */
  function nearnessTo(ids: readonly string[]): (candidate: number) => number {
    const places = ids.map((id) => lookup.position(id));
    if (places.length === 0) return () => 1;
    return (candidate) => {
      const distances = ofCandidate(candidate).flatMap((id) =>
        places.map((place) => Math.abs(lookup.position(id) - place)),
      );
      return 1 / (1 + Math.min(FAR, ...distances));
    };
  }

  return {
    async rank(asked) {
      const text = lexicon.correct(asked);
      // A slip leaves most subwords as they are, whereas its correction may be another word.
      const question = { text, vector: await embedQuery(text), learned: encoder.encode(asked) };
      const hits = await gatherEvidence(question, parts);
      return rankCandidates(model.ranking, signalsOf(text, hits, known));
    },
    blend: (inContext, alone, said) => blend(inContext, alone, nearnessTo(said)),
    choose(ranked) {
      const choice = choose(ranked, ofCandidate, model.beta);
      const probability = answerability(model.answerable, ranked, choice, ofCandidate);
      const passages = choice.passages
        .flatMap((id) => lookup.passage(id) ?? [])
        .sort((a, b) => lookup.position(a.id) - lookup.position(b.id));
      const answered = passages.length > 0 && probability >= model.threshold;
      const nearest = [...new Set(ranked.flatMap(({ candidate }) => ofCandidate(candidate)))].slice(0, NEAREST);
      return { passages, answered, probability, nearest };
    },
    languageOf: (question) => languageByWords(wordsOf(question)) ?? languageByQuestions(question, parts),
  };
}

/** The language of the predicted questions that share most words with the question; without any, the brief's. */
function languageByQuestions(question: string, { lexicon, candidates, lookup }: RetrieverParts): string {
  const { brief } = lookup;
  const likeness = lexicon.search(question).word.likeness.subarray(brief.passages.length);
  const votes = new Map<string, number>();
  for (const id of highest(likeness, VOTERS)) {
    const language = candidates.questions[id]?.language ?? '';
    votes.set(language, (votes.get(language) ?? 0) + (likeness[id] ?? 0));
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? withoutRegion(brief.language);
}
