import type { Answer } from '../../answer/answer.js';
import { UsageError } from '../command.js';
import type { Conversation } from './conversation.js';

/** What came of questions that were asked one after the other. */
export interface Outcome {
  asked: number;
  /** those that the brief does not answer */
  unanswered: number;
  /** those that could not be asked */
  refused: number;
}

/**
 * Asks a question a line. Empty lines are left out; a line that cannot be asked is told, and the next one is asked.
 *
 * @param lines the questions; a later one may follow up an earlier one
 * @param conversation asks them
 * @param write takes each answer, with how many came before it
 * @param complain takes what is wrong with a line
 * @returns what came of them
 */
export async function askLines(
  lines: AsyncIterable<string>,
  conversation: Conversation,
  write: (answer: Answer, before: number) => void,
  complain: (message: string) => void,
): Promise<Outcome> {
  const outcome: Outcome = { asked: 0, unanswered: 0, refused: 0 };
  for await (const line of lines) {
    if (line.trim() === '') continue;
    try {
      const answer = await conversation(line.trim());
      write(answer, outcome.asked);
      if (answer.status === 'not_in_brief') outcome.unanswered++;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      complain(error.message);
      outcome.refused++;
    }
    outcome.asked++;
  }
  return outcome;
}
