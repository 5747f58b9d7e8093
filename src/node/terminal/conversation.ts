import type { Answer, Question, Turn } from '../../answer/answer.js';
import type { Asker } from '../../answer/ask.js';
import { MAX_QUESTION, MAX_TURNS } from '../../answer/limits.js';
import { UsageError } from '../command.js';

/** Asks one question after the other. */
export type Conversation = (question: string, signal?: AbortSignal) => Promise<Answer>;

/**
 * Begins a conversation, which remembers its turns.
 *
 * @param ask answers questions
 * @param wished how answers are wanted, see {@link Question}
 * @returns a function that asks the next question; it throws a UsageError for one that is too long
 */
export function beginConversation(ask: Asker, wished: Pick<Question, 'mode' | 'lang'>): Conversation {
  const turns: Turn[] = [];
  return async (question, signal) => {
    if (question.length > MAX_QUESTION)
      throw new UsageError(`A question has at most ${MAX_QUESTION} characters; this one has ${question.length}.`);
    const answer = await ask({ ...wished, question, history: turns.slice(-MAX_TURNS) }, { signal });
    turns.push({ question, answer: answer.answer });
    return answer;
  };
}
