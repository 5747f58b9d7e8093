import type { Passage } from '../../brief/brief.js';
import type { Deadline } from '../../llm/deadline.js';
import type { Prompt } from '../../llm/prompt.js';
import type { TextModel } from '../../llm/text-model.js';
import type { Checker, Objection } from '../check/check.js';
import type { DraftSentence } from '../draft.js';
import { SENTENCES_FORM } from './form.js';
import { asData, asLines } from './offer.js';
import { createReader, type Proposal } from './reader.js';

/** What became of a sentence that a model proposed. */
export type Outcome =
  | { kind: 'written'; sentence: DraftSentence }
  /** it does not pass, nor does what the model wrote in its place; `passages` are those that it named and was offered */
  | { kind: 'failed'; objection: Objection; passages: string[] };

/** What settling needs. */
export interface SettleParts {
  checker: Checker;
  model: TextModel;
  /** asks for a sentence once more: `prompts/again.md` */
  again: Prompt;
}

/** What an answer is written from. */
export interface Offered {
  passages: readonly Passage[];
  /** BCP 47 tag without region */
  language: string;
  /** its name, as prompts tell it */
  languageName: string;
}

const MOST_PASSAGES = 5; // that a sentence rests on: more is a list, and proves nothing
const MOST_CHARACTERS = 600; // of a sentence
const MOST_AGAIN = 3; // sentences of an answer that are asked for once more

/** What a model is told of an objection. */
const TOLD: Readonly<Record<Objection, string>> = {
  'no-passage': 'it names no passage, or one that was not given',
  language: 'it is in another language',
  outside: 'it has an address, markup or code, or is too long',
  number: 'a number, year, month or percentage in it does not stand in the passages it names',
  name: 'a name in it does not stand in the passages it names',
  meaning: 'the passages it names do not say this',
  places: 'a name or a number in it stands where the passages have another one',
  polarity: 'it denies what the passages say, or says what they deny, or turns a direction round',
};

/**
 * Prepares to settle the sentences of one answer: each is checked, one that fails is asked for once more.
 *
 * @param parts see {@link SettleParts}
 * @param offered see {@link Offered}
 * @param deadline of the answer
 * @returns what becomes of a proposal; never rejects but for the reason of a signal that says nobody waits any more
 */
export function createSettle(
  { checker, model, again }: SettleParts,
  offered: Offered,
  deadline: Deadline,
): (proposal: Proposal) => Promise<Outcome> {
  let left = MOST_AGAIN;

  async function verify({ text, passages }: Proposal): Promise<Outcome> {
    const own = offered.passages.filter(({ id }) => passages.includes(id));
    const failed = (objection: Objection): Outcome => ({
      kind: 'failed',
      objection,
      passages: own.map(({ id }) => id),
    });
    if (own.length < Math.max(1, passages.length) || own.length > MOST_PASSAGES) return failed('no-passage');
    if (text.length > MOST_CHARACTERS) return failed('outside');
    const { objection, needed } = await checker.check(text, own, offered.language);
    return objection
      ? failed(objection)
      : { kind: 'written', sentence: { text, passages: needed.map(({ id }) => id) } };
  }

  /** The first sentence that the model writes in the place of one that failed. */
  async function askAgain({ text }: Proposal, objection: Objection): Promise<Proposal | undefined> {
    const reader = createReader();
    const proposals: Proposal[] = [];
    const variables = {
      sentence: asData(text.slice(0, MOST_CHARACTERS)),
      passages: asLines(offered.passages),
      objection: TOLD[objection],
      language: offered.languageName,
    };
    const onText = (more: string): boolean => {
      proposals.push(...reader.push(more));
      return proposals.length === 0;
    };
    await model.write({ prompt: again, variables, form: SENTENCES_FORM, deadline, onText });
    return [...proposals, ...reader.end()][0];
  }

  return async (proposal) => {
    const outcome = await verify(proposal);
    if (outcome.kind === 'written' || left === 0 || deadline.signal.aborted) return outcome;
    left -= 1;
    // A model that fails now has said its sentence already: the quote stands in its place.
    const other = await askAgain(proposal, outcome.objection).catch(() => undefined);
    const second = other && (await verify(other));
    return second?.kind === 'written' ? second : outcome;
  };
}
