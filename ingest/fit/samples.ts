import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Brief } from '../../src/brief/brief.js';
import { type BriefLookup, lookUp } from '../../src/brief/lookup.js';
import { withoutRegion } from '../../src/language/words.js';
import { buildHnsw, searchable } from '../../src/node/hnsw.js';
import type { Candidate, Candidates, PredictedQuestion } from '../../src/retrieve/candidates.js';
import { type Catalogue, catalogue } from '../../src/retrieve/catalogue.js';
import { overlap } from '../../src/retrieve/choose.js';
import { gatherEvidence, type SearchParts } from '../../src/retrieve/evidence.js';
import { kindOf } from '../../src/retrieve/kinds.js';
import { Lexicon, type StoredLexicon } from '../../src/retrieve/lexicon.js';
import { type Signalled, signalsOf } from '../../src/retrieve/signals/signals.js';
import { SubwordEncoder } from '../../src/retrieve/subwords.js';
import type { IndexParts } from '../build/parts.js';
import { trainSubwords } from '../subwords/train.js';
import { handsOf } from './hands.js';
import { misspell } from './slips.js';

/** A predicted question, taken for unknown, with what the rest of the index says to it. */
export interface Sample {
  question: PredictedQuestion;
  /** it was asked with spelling slips */
  misspelt: boolean;
  /** sets of passages that answer it, each alone; none if the brief does not */
  answers: (readonly string[])[];
  signalled: Signalled[];
  /** how right each candidate would be, 0 to 1 */
  utilities: number[];
}

/** How samples are made. */
export interface SampleOptions {
  /** by its own words alone: what a brief has that was never expanded */
  plain?: boolean;
  /**
   * What is taken for unknown with a question: all that were written with it, as another reader would not word it like any
   * of them; or itself alone.
   */
  heldOut: 'record' | 'question';
  /** one question of so many is asked; all, if not given */
  every?: number;
  /** @returns the sentence vectors of some texts, in their order */
  embed: (texts: string[]) => Promise<number[][]>;
  /** hears how many are done */
  progress: (done: number, total: number) => void;
}

const FOLDS = 5; // parts of the questions that are taken for unknown while vectors are learned from the others
const MISSPELT = 4; // one question of so many is asked with slips
const BATCH = 128; // questions embedded at once

/**
 * Asks an index its own predicted questions, each taken for unknown.
 *
 * @param parts the parts of an index
 * @param options see {@link SampleOptions}
 * @returns a sample a question
 */
export async function makeSamples(parts: IndexParts, options: SampleOptions): Promise<Sample[]> {
  const { plain = false, heldOut, every = 1, embed, progress } = options;
  const lookup = lookUp(parts.brief);
  const { questions } = parts.candidates;
  const known = plain ? withoutQuestions(parts.candidates) : parts.candidates;
  const hands = handsOf(parts.candidates, parts.predicted);
  const asker: Omit<Asker, 'encoder' | 'questionVectors'> = {
    lookup,
    chunks: parts.chunks,
    vectors: searchable(buildHnsw(parts.chunkVectors, parts.dimension)),
    lexicon: new Lexicon(plain ? plainLexicon(parts.brief) : parts.lexicon),
    catalogue: catalogue(known, lookup),
    all: parts.candidates,
    heldOutWith: heldOut === 'record' ? hands.siblingsOf : (id) => [id],
    embed,
  };
  // Without predicted questions, nothing in another language meets the brief's words: that cannot be learnt.
  const isAsked = (id: number): boolean =>
    id % every === 0 && (!plain || questions[id]?.language === withoutRegion(parts.brief.language));
  // Records go whole; of single questions, all that are asked are held out at once.
  const folds = heldOut === 'record' ? FOLDS : 1;
  const foldOf = (id: number): number => (heldOut === 'record' ? hands.recordOf(id) % FOLDS : Number(!isAsked(id)));
  const asked = [...questions.keys()].filter(isAsked);
  const samples: Sample[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const subwords = trainSubwords(known.questions.filter((_, id) => foldOf(id) !== fold));
    const encoder = new SubwordEncoder(subwords);
    const vectors = known.questions.map(({ text }) => encoder.encode(text));
    const questionVectors = searchable(buildHnsw(vectors, subwords.dimension));
    const ids = asked.filter((id) => foldOf(id) === fold);
    for (let start = 0; start < ids.length; start += BATCH) {
      progress(samples.length, asked.length);
      samples.push(...(await ask(ids.slice(start, start + BATCH), { ...asker, encoder, questionVectors })));
    }
  }
  return samples;
}

interface Asker extends SearchParts {
  encoder: SubwordEncoder;
  catalogue: Catalogue;
  /** all candidates, also where the catalogue has no questions */
  all: Candidates;
  /** questions that are taken for unknown with one, itself among them */
  heldOutWith: (id: number) => readonly number[];
  embed: SampleOptions['embed'];
}

async function ask(ids: readonly number[], asker: Asker): Promise<Sample[]> {
  const { questions, candidates } = asker.all;
  const asked = ids.map((id) => {
    const { text } = questions[id] as PredictedQuestion;
    return Math.floor(id / 2) % MISSPELT === 0 ? misspell(text, xoroshiro128plus(id)) : text;
  });
  const corrected = asked.map((text) => asker.lexicon.correct(text));
  const vectors = await asker.embed(corrected);
  const samples = ids.map(async (id, i): Promise<Sample> => {
    const question = questions[id] as PredictedQuestion;
    const text = corrected[i] ?? '';
    const learned = asker.encoder.encode(asked[i] ?? '', text);
    const hits = await gatherEvidence({ text, vector: vectors[i] ?? [], learned }, asker);
    const signalled = signalsOf(text, hits, asker.catalogue, new Set(asker.heldOutWith(id)));
    const answers = answersOf(question, candidates, asker.lookup);
    const utilities = signalled.map(({ candidate }) => utilityOf(candidates[candidate]?.passages ?? [], answers));
    return { question, misspelt: asked[i] !== question.text, answers, signalled, utilities };
  });
  return Promise.all(samples);
}

/** @returns how right some passages are, 0 to 1; none are right where nothing answers */
export function utilityOf(passages: readonly string[], answers: readonly (readonly string[])[]): number {
  if (answers.length === 0) return Number(passages.length === 0);
  return Math.max(...answers.map((answer) => overlap(passages, answer)));
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

/** @returns what an index has that was never expanded */
export function withoutQuestions({ candidates }: Candidates): Candidates {
  return { candidates: candidates.map((candidate) => ({ ...candidate, kinds: {} })), questions: [] };
}

/** @returns the same of its lexicon */
export function plainLexicon(brief: Brief): StoredLexicon {
  const language = withoutRegion(brief.language);
  return Lexicon.build(
    brief.passages.map(({ text }) => ({ text, language })),
    [],
  );
}
