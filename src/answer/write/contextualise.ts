import { isContentWord } from '../../language/language.js';
import { stem, wordsOf } from '../../language/words.js';
import { startDeadline } from '../../llm/deadline.js';
import { ModelFault } from '../../llm/fault.js';
import type { Prompt } from '../../llm/prompt.js';
import type { TextModel } from '../../llm/text-model.js';
import type { Turn } from '../answer.js';
import { MAX_QUESTION } from '../limits.js';
import { asData } from './offer.js';

/** A follow-up that our own reading leaves without an answer. */
export interface FollowUp {
  question: string;
  /** the turns before, oldest first */
  history: readonly Turn[];
  /** BCP 47 tag without region */
  language: string;
  signal?: AbortSignal | undefined;
}

/** Has a language model fill in what a follow-up leaves unsaid. */
export type Contextualiser = (followUp: FollowUp) => Promise<string | undefined>;

const SHARE = 0.3; // of the time that an answer may take
const TURNS = 4; // what lies farther back is seldom meant
const MOST_CHARACTERS = 600; // of an answer, to tell what it was about

/**
 * Prepares to have a language model fill in what a follow-up leaves unsaid. It adds no word that was not said: whatever else
 * it writes is not used.
 *
 * @param model the language model
 * @param prompt `prompts/contextualise.md`
 * @returns the question with what it leaves unsaid; undefined if the model fails, or does something else
 */
export function createContextualiser(model: TextModel, prompt: Prompt): Contextualiser {
  return async ({ question, history, language, signal }) => {
    const turns = history.slice(-TURNS);
    const told = turns.map(
      (turn) => `Q: ${asData(turn.question)}\nA: ${asData(turn.answer).slice(0, MOST_CHARACTERS)}`,
    );
    let text = '';
    const onText = (more: string): boolean => {
      text += more;
      return text.length < MAX_QUESTION && !text.trimStart().includes('\n');
    };
    const deadline = startDeadline(SHARE * model.timeoutMs, signal);
    try {
      await model.write({
        prompt,
        variables: { question: asData(question), history: told.join('\n') },
        deadline,
        onText,
      });
    } catch (error) {
      if (error instanceof ModelFault) return undefined;
      throw error;
    }
    const [line = ''] = text.trim().split('\n');
    const said = [question, ...turns.flatMap((turn) => [turn.question, turn.answer])].join(' ');
    return line !== '' && line.length <= MAX_QUESTION && addsNothing(line, said, language) ? line : undefined;
  };
}

function addsNothing(text: string, said: string, language: string): boolean {
  const known = new Set(wordsOf(said).map((word) => stem(word, language)));
  return wordsOf(text)
    .filter(isContentWord)
    .every((word) => known.has(stem(word, language)));
}
