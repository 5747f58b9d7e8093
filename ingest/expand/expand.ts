import { z } from 'zod';
import type { Brief, Passage } from '../../src/brief/brief.js';
import { SPOKEN } from '../../src/language/language.js';
import { withoutRegion } from '../../src/language/words.js';
import { changedIn, hashesOf, type QuestionRecord } from './questions.js';

/** Fills in a prompt and asks a language model. */
export type AskModel = (variables: Readonly<Record<string, string>>) => Promise<string>;

/** What expanding needs. */
export interface ExpandOptions {
  /** who asks, in words: each passage gets a record by every one of them, as readers word things in many ways */
  readers: readonly string[];
  /** writes questions that passages answer: `prompts/expand.md` */
  answered: AskModel;
  /** writes questions that the brief does not answer: `prompts/expand-unanswered.md` */
  unanswered: AskModel;
  /** keeps what has been written so far; called after every answer of the model, so that nothing is lost */
  save: (records: readonly QuestionRecord[]) => Promise<void>;
  /** hears how many passages, then unanswered questions, are left to write for */
  progress: (left: number, of: 'passages' | 'unanswered') => void;
}

const BATCH = 8; // passages to write for in one request: the answer stays well below what models write at once
const UNANSWERED = 150; // records of what the brief does not answer; refusals learn from them
const UNANSWERED_BATCH = 25;

/**
 * Has a language model write the questions of a brief that are missing: for passages that have none, or that have changed
 * since. What is there and fits is kept.
 *
 * @param brief the brief
 * @param records what has been written before
 * @param options see {@link ExpandOptions}
 * @returns all records that fit the brief now, and the passages for which the model wrote none
 */
export async function expand(
  brief: Brief,
  records: readonly QuestionRecord[],
  { readers, answered, unanswered, save, progress }: ExpandOptions,
): Promise<{ records: QuestionRecord[]; left: string[] }> {
  const hashes = hashesOf(brief);
  const read = recordReader(brief, hashes);
  const kept = records.filter((record) => changedIn(record, hashes).length === 0);
  const shared = { ...languagesOf(brief), passages: brief.passages.map(({ id, text }) => `${id}\t${text}`).join('\n') };
  for (const [round, who] of readers.entries()) {
    const missing = withoutQuestions(brief, kept, round);
    for (let place = 0; place < missing.length; place += BATCH) {
      progress(missing.length - place, 'passages');
      const ids = missing.slice(place, place + BATCH);
      const written = read(await answered({ ...shared, ids: ids.join(', '), reader: who }));
      kept.push(...written.filter(({ passages }) => ids.some((id) => id in passages)));
      await save(kept);
    }
  }
  const isUnanswered = ({ passages }: QuestionRecord): boolean => Object.keys(passages).length === 0;
  for (let count = kept.filter(isUnanswered).length; count < UNANSWERED; ) {
    progress(UNANSWERED - count, 'unanswered');
    const known = kept.filter(isUnanswered).map(({ questions }) => questions[shared.code]?.[0] ?? '');
    const written = read(
      await unanswered({
        ...shared,
        known: known.join('\n'),
        count: String(Math.min(UNANSWERED_BATCH, UNANSWERED - count)),
      }),
    );
    const novel = written.filter(
      (record) => isUnanswered(record) && !known.includes(record.questions[shared.code]?.[0] ?? ''),
    );
    if (novel.length === 0) break; // a model that has nothing more to say is not asked for ever
    kept.push(...novel);
    count += novel.length;
    await save(kept);
  }
  return { records: kept, left: withoutQuestions(brief, kept, 0) };
}

/** The passages, but for headings, that no more than so many records answer with alone. */
function withoutQuestions(brief: Brief, records: readonly QuestionRecord[], count: number): string[] {
  const alone = records.map(({ passages }) => Object.keys(passages).join(' '));
  const isMissing = ({ id, kind }: Passage): boolean =>
    kind !== 'heading' && alone.filter((own) => own === id).length <= count;
  return brief.passages.filter(isMissing).map(({ id }) => id);
}

function languagesOf(brief: Brief): Record<'language' | 'code' | 'otherLanguage' | 'otherCode', string> {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const code = withoutRegion(brief.language);
  const otherCode = SPOKEN.find((tag) => tag !== code) ?? code;
  return { code, otherCode, language: names.of(code) ?? code, otherLanguage: names.of(otherCode) ?? otherCode };
}

const questions = z.array(z.string().trim().min(1).max(500));

/**
 * Reads what a model wrote, line by line: whatever is no record, or names passages that the brief does not have, is passed
 * over, as models like to say more than they are asked.
 */
function recordReader(brief: Brief, hashes: ReadonlyMap<string, string>): (text: string) => QuestionRecord[] {
  const { code, otherCode } = languagesOf(brief);
  const schema = z.object({
    passages: z.array(z.string().refine((id) => hashes.has(id))),
    [code]: questions.min(1),
    [otherCode]: questions,
  });
  return (text) =>
    text.split('\n').flatMap((line) => {
      const { success, data } = schema.safeParse(parsedOrNull(line));
      if (!success) return [];
      const { passages, ...byLanguage } = data as { passages: string[] } & Record<string, string[]>;
      return [
        { passages: Object.fromEntries(passages.map((id) => [id, hashes.get(id) ?? ''])), questions: byLanguage },
      ];
    });
}

function parsedOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
