import { type BriefLookup, lookUp } from '../../src/brief/lookup.js';
import { withoutRegion } from '../../src/language/words.js';
import { buildHnsw, searchable } from '../../src/node/hnsw.js';
import type { Candidate, Candidates, PredictedQuestion } from '../../src/retrieve/candidates.js';
import { overlap } from '../../src/retrieve/choose.js';
import { gatherEvidence, type SearchParts } from '../../src/retrieve/evidence.js';
import { kindOf } from '../../src/retrieve/kinds.js';
import { Lexicon } from '../../src/retrieve/lexicon.js';
import { type Signalled, signalsOf } from '../../src/retrieve/signals.js';
import type { IndexParts } from '../build/parts.js';

/** A predicted question, taken for unknown, with what the rest of the index says to it. */
export interface Sample {
  question: PredictedQuestion;
  /** sets of passages that answer it, each alone; none if the brief does not */
  answers: (readonly string[])[];
  signalled: Signalled[];
  /** the same with only this one wording of the question held out: the very same, if the brief answers it */
  reworded: Signalled[];
  /** how right each candidate would be, 0 to 1 */
  utilities: number[];
}

/** How samples are made. */
export interface SampleOptions {
  /** also without all predicted questions: what a brief has that was never expanded */
  plain: boolean;
  /** hears how many are done */
  progress: (done: number, total: number) => void;
}

/**
 * Asks the index each of its own predicted questions, with that question held out.
 *
 * @param parts the parts of an index
 * @param options see {@link SampleOptions}
 * @returns a sample a question
 */
export async function makeSamples(parts: IndexParts, { plain, progress }: SampleOptions): Promise<Sample[]> {
  const lookup = lookUp(parts.brief);
  const { candidates, questions } = parts.candidates;
  const search = searchParts(parts, lookup, plain);
  const known = plain
    ? { candidates: candidates.map((candidate) => ({ ...candidate, kinds: {} })), questions: [] }
    : parts.candidates;
  const samples: Sample[] = [];
  for (const [id, question] of questions.entries()) {
    if (id % 100 === 0) progress(id, questions.length);
    // Without predicted questions, nothing in another language meets the brief's words: that cannot be learnt.
    if (plain && question.language !== withoutRegion(parts.brief.language)) continue;
    const answers = answersOf(question, candidates, lookup);
    const hits = await gatherEvidence(question.text, parts.questionVectors[id] ?? [], search);
    const signalsWithout = (heldOut: ReadonlySet<number>): Signalled[] =>
      signalsOf(question.text, hits, known, lookup, heldOut);
    const signalled = signalsWithout(heldOutWith(id, parts.candidates));
    const reworded = answers.length > 0 ? signalled : signalsWithout(new Set([id]));
    const utilities = signalled.map(({ candidate }) => {
      const passages = candidates[candidate]?.passages ?? [];
      if (answers.length === 0) return Number(passages.length === 0);
      return Math.max(...answers.map((answer) => overlap(passages, answer)));
    });
    samples.push({ question, answers, signalled, reworded, utilities });
  }
  return samples;
}

/**
 * What answers a question. One for a source that is filed under an endnote is answered as well by the sentences which that
 * endnote backs, as they are quoted with their endnotes then.
 */
function answersOf(question: PredictedQuestion, candidates: readonly Candidate[], lookup: BriefLookup): string[][] {
  const answers = question.candidates
    .map((number) => candidates[number]?.passages ?? [])
    .filter(({ length }) => length > 0);
  if (kindOf(question.text) !== 'source') return answers;
  const notes = answers
    .flat()
    .flatMap((id) => lookup.passage(id) ?? [])
    .filter(({ kind }) => kind === 'endnote');
  const backed = notes.flatMap(({ endnotes }) => endnotes).flatMap((number) => lookup.backedBy(number));
  return [...answers, ...backed.map(({ id }) => [id])];
}

/**
 * A question that the brief does not answer is held out with all wordings of it: what readers ask that is not in the brief
 * is seldom what was predicted.
 */
function heldOutWith(id: number, { questions, candidates }: Candidates): ReadonlySet<number> {
  const [number = 0] = questions[id]?.candidates ?? [];
  if ((candidates[number]?.passages.length ?? 0) > 0) return new Set([id]);
  return new Set([...questions.keys()].filter((other) => questions[other]?.candidates.includes(number)));
}

function searchParts(parts: IndexParts, lookup: BriefLookup, plain: boolean): SearchParts {
  const language = withoutRegion(parts.brief.language);
  const passages = parts.brief.passages.map(({ text }) => ({ text, language }));
  return {
    lookup,
    chunks: parts.chunks,
    vectors: searchable(buildHnsw(parts.chunkVectors, parts.dimension)),
    questionVectors: searchable(buildHnsw(plain ? [] : parts.questionVectors, parts.dimension)),
    lexicon: new Lexicon(plain ? Lexicon.build(passages, []) : parts.lexicon),
  };
}
