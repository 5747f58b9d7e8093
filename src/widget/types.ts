import type { Answer, AnswerSentence, Turn } from '../answer/answer.js';

export type { Answer, AnswerSentence, Citation, Evidence, NearestPassage, Turn } from '../answer/answer.js';

/** What the events of `<ask-the-brief>` tell, by their names. All bubble and cross shadow roots. */
export interface AskTheBriefEvents {
  /** a question was asked */
  ask: { question: string };
  /** its answer has come */
  answer: { question: string; answer: Answer };
  /** a citation was opened: an endnote with its passages, or passages that have none */
  'citation-open': CitationOpen;
  /** a reader wants to read the passages of a citation in the brief; only with the attribute `reader` */
  'citation-read': CitationOpen;
}

/** A citation that a reader opened. */
export interface CitationOpen {
  /** number of the endnote; undefined for the author's own analysis */
  endnote?: number | undefined;
  /** ids of the passages of the sentence it stands at */
  passages: string[];
}

/** Where a turn of the conversation stands. */
export type TurnState =
  | { status: 'waiting' }
  | { status: 'answered'; answer: Answer }
  | { status: 'stopped' }
  | { status: 'failed'; message: string; needsKey: boolean };

/** A question with what became of it. */
export interface ConversationTurn {
  question: string;
  /** what has come of the answer, until it is whole */
  arrived: readonly AnswerSentence[];
  state: TurnState;
}

/** @returns the turns that have an answer, as the server wants them */
export function historyOf(turns: readonly ConversationTurn[]): Turn[] {
  return turns.flatMap(({ question, state }) =>
    state.status === 'answered' ? [{ question, answer: state.answer.answer }] : [],
  );
}
