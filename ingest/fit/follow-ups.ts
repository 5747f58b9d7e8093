import { understand } from '../../src/answer/context.js';
import { type BriefLookup, lookUp } from '../../src/brief/lookup.js';
import { languageOf } from '../../src/language/language.js';
import { withoutRegion } from '../../src/language/words.js';
import { type PassagesOf, type PredictedQuestion, passagesOf } from '../../src/retrieve/candidates.js';
import { followUpSignals } from '../../src/retrieve/follow-up.js';
import type { RankedCandidate } from '../../src/retrieve/rank.js';
import type { Retriever } from '../../src/retrieve/retrieve.js';
import type { IndexParts } from '../build/parts.js';
import type { FollowUpRecord } from '../expand/follow-ups.js';
import { type Sample, utilityOf } from './samples.js';

/**
 * Asks follow-ups, each after the question and the answer that it goes on from. Those that stand alone are passed over: they
 * are answered as any other question.
 *
 * @param records the follow-ups
 * @param parts the parts of an index
 * @param retriever searches it
 * @param plain only in the brief's own language: it has no predicted questions
 * @returns a sample a wording
 */
export async function makeFollowUps(
  records: readonly FollowUpRecord[],
  parts: IndexParts,
  retriever: Pick<Retriever, 'rank'>,
  plain: boolean,
): Promise<Sample[]> {
  const lookup = lookUp(parts.brief);
  const asker: Asker = { lookup, ofCandidate: passagesOf(parts.candidates), rank: remembering(retriever) };
  const isAsked = (language: string): boolean => !plain || language === withoutRegion(parts.brief.language);
  const samples: Sample[] = [];
  for (const [number, record] of records.entries())
    for (const language of Object.keys(record.questions).filter(isAsked))
      for (const text of record.questions[language] ?? [])
        samples.push(...(await ask({ text, language, numbers: [], candidates: [number] }, record, asker)));
  return samples;
}

interface Asker {
  lookup: BriefLookup;
  ofCandidate: PassagesOf;
  rank: (question: string) => Promise<RankedCandidate[]>;
}

async function ask(
  question: PredictedQuestion,
  { before, after, passages }: FollowUpRecord,
  { lookup, ofCandidate, rank }: Asker,
): Promise<Sample[]> {
  const { text, language } = question;
  const said = Object.keys(after);
  const answer = said.map((id) => lookup.passage(id)?.text).join('\n');
  const history = [{ question: before[language] ?? '', answer }];
  const { search, inContext, leans } = understand(text, history, languageOf(language));
  if (leans === 'no') return [];
  const alone = await rank(search);
  const followUp = { question: search, leans, said, alone, inContext: inContext ? await rank(inContext) : alone };
  const signalled = followUpSignals(followUp, ofCandidate, lookup);
  const answers = Object.keys(passages).length > 0 ? [Object.keys(passages)] : [];
  const utilities = signalled.map(({ candidate }) => utilityOf(ofCandidate(candidate), answers));
  return [{ question, misspelt: false, answers, signalled, utilities }];
}

/** The same short question follows many. */
function remembering(retriever: Pick<Retriever, 'rank'>): Asker['rank'] {
  const rankings = new Map<string, Promise<RankedCandidate[]>>();
  return (question) => {
    const ranking = rankings.get(question) ?? retriever.rank(question);
    rankings.set(question, ranking);
    return ranking;
  };
}
