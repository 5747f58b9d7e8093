import type { Passage } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import { numbersIn, wordsOf } from '../language/words.js';
import { mean, sum } from './arithmetic.js';
import type { Candidates } from './candidates.js';
import type { EvidenceHits, LexicalHits } from './evidence.js';
import { kindOf, QUESTION_KINDS, type QuestionKind } from './kinds.js';
import { LAYERS } from './lexicon.js';
import { type Likenesses, type Pool, poolWords, type Summary, summarise } from './predicted.js';

/** How the likeness of a predicted question is measured: by meaning, by words, by ideas, or by two of them multiplied. */
export const MEASURES = ['cosine', 'word', 'idea', 'cosineWord', 'cosineIdea'] as const;
type Measure = (typeof MEASURES)[number];

/** The signals by which candidates are ranked, each 0 to about 1. Their weights are fitted, see `npm run fit`. */
export const SIGNALS = [
  // For each measure: the likest predicted question, the second, and the likest of any candidate with the same passages
  ...MEASURES.flatMap((measure) => [`${measure}First`, `${measure}Second`, `${measure}Member`]),
  // For words, and for ideas:
  ...LAYERS.flatMap((layer) => [
    `${layer}Pooled`, // share of the question's words that stand in any of its predicted questions
    `${layer}Expanded`, // BM25 of its passages, each with all questions predicted for it
    `${layer}Share`, // share of the question's words that its passages have together
    `${layer}Passage`, // likeness of its likest passage
  ]),
  'votes', // share of the nearest predicted questions that are this candidate's
  'passageCosine', // cosine of its nearest passage
  'passageCosineMean', // … and the mean over its passages
  'paragraphCosine', // cosine of the paragraph of its passages
  'kind', // whether its predicted questions ask for the same kind of answer: the more, the nearer to 1
  'numbersMissing', // share of the question's numbers, years above all, that its passages do not have
  'length', // logarithm of the number of its passages
  'note', // it is an endnote
  'noteForSource', // it is an endnote and the question asks for a source
  'heading', // it is a heading
  'unanswered', // it stands for questions that the brief does not answer
  // The same for all candidates, so that the others may count more or less by them:
  'words', // logarithm of the number of the question's words
  ...QUESTION_KINDS.map((kind) => `asks-${kind}`),
];

/** A candidate with its signals, in the order of {@link SIGNALS}. */
export interface Signalled {
  /** its place in the list of candidates */
  candidate: number;
  values: number[];
}

const MEASURED = 100; // predicted questions of each search whose likeness counts
const VOTERS = 10; // nearest predicted questions that vote
const SATURATION = 3; // predicted questions of the same kind of which each further one tells less
const CONSIDERED = 12; // candidates of each search that are ranked in full

/**
 * Computes the signals of the candidates that any search found.
 *
 * @param question the question's text
 * @param hits what the searches found
 * @param known all candidates and predicted questions
 * @param lookup the brief
 * @param heldOut predicted questions that are to be taken for unknown, when the fit asks one of them
 * @returns the candidates worth ranking
 */
export function signalsOf(
  question: string,
  hits: EvidenceHits,
  known: Candidates,
  lookup: BriefLookup,
  heldOut: ReadonlySet<number> = new Set(),
): Signalled[] {
  const numbers = numbersIn(question);
  const hidden = new Set([...heldOut, ...otherwiseDated(numbers, known)]);
  const measured = measure(hits, hidden);
  const asked: Asked = {
    kind: kindOf(question),
    words: Math.log(1 + wordsOf(question).length),
    numbers,
    hits,
    known,
    lookup,
    heldOut,
    summaries: MEASURES.map((name) => [name, summarise(measured[name], known)]),
    pools: LAYERS.map((layer) => [layer, hits.lexical[layer], poolWords(hits.lexical[layer], known, hidden)]),
    votes: votesOf(measured, known),
  };
  return shortlist(asked).map((candidate) => {
    const values: Record<string, number> = { ...fromPredicted(candidate, asked), ...fromBrief(candidate, asked) };
    return { candidate, values: SIGNALS.map((signal) => values[signal] ?? 0) };
  });
}

interface Asked {
  kind: QuestionKind;
  /** logarithm of the number of its words */
  words: number;
  /** years and other numbers in the question */
  numbers: readonly string[];
  hits: EvidenceHits;
  known: Candidates;
  lookup: BriefLookup;
  heldOut: ReadonlySet<number>;
  summaries: (readonly [Measure, Summary])[];
  pools: (readonly [string, LexicalHits, Pool])[];
  votes: ReadonlyMap<number, number>;
}

/** Measures the likeness of each predicted question that was found, but for the one held out. */
function measure(
  { questionCosines, lexical }: EvidenceHits,
  heldOut: ReadonlySet<number>,
): Record<Measure, Likenesses> {
  const found = new Set([...questionCosines.keys(), ...LAYERS.flatMap((layer) => likest(lexical[layer].questions))]);
  for (const id of heldOut) found.delete(id);
  const floor = Math.min(...questionCosines.values(), 1); // what was not found is no nearer than what was
  const cosine = (id: number): number => questionCosines.get(id) ?? floor;
  const word = (id: number): number => lexical.word.questions.get(id)?.likeness ?? 0;
  const idea = (id: number): number => lexical.idea.questions.get(id)?.likeness ?? 0;
  const by = (likeness: (id: number) => number): Likenesses => new Map([...found].map((id) => [id, likeness(id)]));
  return {
    cosine: by(cosine),
    word: by(word),
    idea: by(idea),
    cosineWord: by((id) => cosine(id) * word(id)),
    cosineIdea: by((id) => cosine(id) * idea(id)),
  };
}

/**
 * Questions that the brief does not answer and that name a year, or another number, which the one asked does not: that the
 * brief is silent on one year says nothing about the matter as such.
 */
function otherwiseDated(numbers: readonly string[], { candidates, questions }: Candidates): number[] {
  return questions.flatMap(({ numbers: own, candidates: answering }, id) => {
    const differs = own.some((number) => !numbers.includes(number));
    return differs && answering.every((number) => candidates[number]?.passages.length === 0) ? [id] : [];
  });
}

function likest(hits: LexicalHits['questions']): number[] {
  const sorted = [...hits].sort(([, a], [, b]) => b.likeness - a.likeness);
  return sorted.slice(0, MEASURED).map(([id]) => id);
}

/** Signals from the questions predicted for a candidate. */
function fromPredicted(number: number, { kind, known, heldOut, summaries, pools, votes }: Asked) {
  const { passages = [], kinds = {} } = known.candidates[number] ?? {};
  const values: Record<string, number> = { votes: votes.get(number) ?? 0 };
  for (const [name, { byCandidate, byPassage }] of summaries) {
    const [first, second] = byCandidate.get(number) ?? [0, 0];
    values[`${name}First`] = first;
    values[`${name}Second`] = second;
    values[`${name}Member`] = mean(passages.map((id) => byPassage.get(id) ?? 0));
  }
  for (const [layer, , { shares, scores }] of pools) {
    values[`${layer}Pooled`] = shares.get(number) ?? 0;
    values[`${layer}Expanded`] = mean(passages.map((id) => scores.get(id) ?? 0));
  }
  const unknown = [...heldOut].filter(
    (id) => known.questions[id]?.candidates.includes(number) && kindOf(known.questions[id]?.text ?? '') === kind,
  );
  // Not a share of them all: its denominator would tell the fit which candidate a question was held out of.
  const sameKind = (kinds[kind] ?? 0) - unknown.length;
  return { ...values, kind: sameKind / (sameKind + SATURATION) };
}

/** Signals from a candidate's passages. */
function fromBrief(number: number, { kind, words, numbers, hits, known, lookup, pools }: Asked) {
  const ids = known.candidates[number]?.passages ?? [];
  const passages = ids.flatMap((id) => lookup.passage(id) ?? []);
  const cosines = ids.map((id) => hits.passageCosines.get(id) ?? 0);
  const isNote = passages.length > 0 && passages.every((passage) => passage.kind === 'endnote');
  const values: Record<string, number> = {
    passageCosine: Math.max(0, ...cosines),
    passageCosineMean: mean(cosines),
    paragraphCosine: Math.max(0, ...passages.map(({ paragraph }) => hits.paragraphCosines.get(paragraph) ?? 0)),
    numbersMissing: missingShare(numbers, passages),
    length: Math.log(Math.max(1, ids.length)),
    note: Number(isNote),
    noteForSource: Number(isNote && kind === 'source'),
    heading: Number(passages.some((passage) => passage.kind === 'heading')),
    unanswered: Number(ids.length === 0),
    words,
    [`asks-${kind}`]: 1,
  };
  for (const [layer, { passages: byPassage, weights }] of pools) {
    const found = ids.flatMap((id) => byPassage.get(id) ?? []);
    const places = new Set(found.flatMap(({ matched }) => matched));
    values[`${layer}Share`] = sum([...places].map((place) => weights[place] ?? 0));
    values[`${layer}Passage`] = Math.max(0, ...found.map(({ likeness }) => likeness));
  }
  return values;
}

/** How the nearest predicted questions, by meaning and by words together, are divided among candidates. */
function votesOf({ cosine, word }: Record<Measure, Likenesses>, { questions }: Candidates): Map<number, number> {
  const nearest = [...cosine]
    .map(([id, likeness]) => ({ id, score: likeness + (word.get(id) ?? 0) }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, VOTERS);
  const votes = new Map<number, number>();
  for (const { id } of nearest) {
    const answering = questions[id]?.candidates ?? [];
    for (const number of answering) votes.set(number, (votes.get(number) ?? 0) + 1 / VOTERS / answering.length);
  }
  return votes;
}

/** The candidates that some search likes best, before the signals are weighed. */
function shortlist({ hits, known, summaries, pools }: Asked): number[] {
  const likings: ReadonlyMap<number, number>[] = [
    ...summaries.map(([, { byCandidate }]) => new Map([...byCandidate].map(([number, [first]]) => [number, first]))),
    ofCandidates(known, hits.passageCosines),
    ...pools.map(([, , { scores }]) => ofCandidates(known, scores)),
  ];
  const listed = likings.flatMap((liking) =>
    [...liking]
      .sort(([a, likingA], [b, likingB]) => likingB - likingA || a - b)
      .slice(0, CONSIDERED)
      .map(([number]) => number),
  );
  return [...new Set(listed)];
}

/** The mean of what is said of a candidate's passages, for those of which something is said. */
function ofCandidates({ candidates }: Candidates, ofPassages: ReadonlyMap<string, number>): Map<number, number> {
  const means = candidates.map(({ passages }, number): [number, number] => [
    number,
    mean(passages.map((id) => ofPassages.get(id) ?? 0)),
  ]);
  return new Map(means.filter(([, value]) => value > 0));
}

function missingShare(numbers: readonly string[], passages: readonly Passage[]): number {
  if (numbers.length === 0) return 0;
  const known = new Set(passages.flatMap(({ text }) => numbersIn(text)));
  return numbers.filter((number) => !known.has(number)).length / numbers.length;
}
