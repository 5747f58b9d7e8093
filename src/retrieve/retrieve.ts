import type { Passage } from '../brief/brief.js';
import { languageByWords } from '../language/language.js';
import { namesIn } from '../language/names.js';
import { withoutRegion, wordsOf } from '../language/words.js';
import { answerability } from './answerable.js';
import { highest } from './arithmetic.js';
import { type Candidates, passagesOf } from './candidates.js';
import { catalogue } from './catalogue.js';
import { choose } from './choose.js';
import { gatherEvidence, type SearchParts } from './evidence.js';
import { type FollowUp, followUpSignals } from './follow-up.js';
import { blend, type RankedCandidate, type RankingModel, type RankingModels, rankCandidates } from './rank.js';
import { signalsOf } from './signals/signals.js';
import { SubwordEncoder, type SubwordModel } from './subwords.js';

const NEAREST = 10; // passages named as near
const VOTERS = 10; // predicted questions that tell a question's language

/** What retrieval needs of an index. */
export interface RetrieverParts extends SearchParts {
  candidates: Candidates;
  /** learned from the predicted questions */
  subwords: SubwordModel;
  /** fitted weights: for a brief with predicted questions, and for one without */
  ranking: { expanded: RankingModels; plain: RankingModels };
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
  /** @returns what may answer a follow-up, by its rankings alone and in context, most probable first */
  rankFollowUp(followUp: FollowUp): RankedCandidate[];
  /** @returns the ranking of a part of a question in the light of the whole, see {@link blend} */
  blend(whole: readonly RankedCandidate[], part: readonly RankedCandidate[]): RankedCandidate[];
  /** @returns what a ranking comes to */
  choose(ranked: readonly RankedCandidate[]): Retrieved;
  /** @returns what the ranking of a follow-up comes to */
  chooseFollowUp(ranked: readonly RankedCandidate[]): Retrieved;
  /**
   * @returns whether each name in a question stands, with all of its words, in a passage or in a predicted question that the
   *   brief answers; true in languages that neither is in. Of the predicted questions, taken for unknown with all that were
   *   written with them, one in eight that the brief does not answer has a name that stands nowhere, and one in a thousand of
   *   those that it does
   */
  knowsNames(question: string): boolean;
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
  const models = candidates.questions.length > 0 ? parts.ranking.expanded : parts.ranking.plain;
  const ofCandidate = passagesOf(candidates);
  const languages = new Set(candidates.questions.map(({ language }) => language)).add(
    withoutRegion(lookup.brief.language),
  );

  function chooseBy(model: RankingModel, ranked: readonly RankedCandidate[]): Retrieved {
    const choice = choose(ranked, ofCandidate, model.beta);
    const probability = answerability(model.answerable, ranked, choice, ofCandidate);
    const passages = choice.passages
      .flatMap((id) => lookup.passage(id) ?? [])
      .sort((a, b) => lookup.position(a.id) - lookup.position(b.id));
    const answered = passages.length > 0 && probability >= model.threshold;
    const nearest = [...new Set(ranked.flatMap(({ candidate }) => ofCandidate(candidate)))].slice(0, NEAREST);
    return { passages, answered, probability, nearest };
  }

  function languageOf(question: string): string {
    return languageByWords(wordsOf(question)) ?? languageByQuestions(question, parts);
  }

  /** Whether a text of the lexicon is the brief's own, or a question that it answers. */
  function isTold(text: number): boolean {
    const question = text - known.passages.length;
    return question < 0 || (known.passagesOf.starts[question] ?? 0) < (known.passagesOf.starts[question + 1] ?? 0);
  }

  return {
    async rank(asked) {
      const text = lexicon.correct(asked);
      const question = { text, vector: await embedQuery(text), learned: encoder.encode(asked, text) };
      const hits = await gatherEvidence(question, parts);
      return rankCandidates(models.question.ranking, signalsOf(text, hits, known));
    },
    rankFollowUp: (followUp) => rankCandidates(models.followUp.ranking, followUpSignals(followUp, ofCandidate, lookup)),
    blend,
    choose: (ranked) => chooseBy(models.question, ranked),
    chooseFollowUp: (ranked) => chooseBy(models.followUp, ranked),
    knowsNames: (question) =>
      namesIn(lexicon.correct(question)).every((name) => lexicon.withAll(name).some(isTold)) ||
      !languages.has(languageOf(question)),
    languageOf,
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
