import type { Turn } from '../../answer/answer.js';
import { MAX_QUESTION, MAX_TURNS } from '../../answer/limits.js';
import { answerIn } from '../../answer/text.js';
import { MAX_TURN_ANSWER } from '../contract.js';
import type { ChatMessage } from './contract.js';

/** A conversation as the brief is asked. */
export interface Conversation {
  /** the last message of a user; empty if there is none with text */
  question: string;
  history: Turn[];
}

/**
 * Reads messages as a question with its history. What is too long for a history is cut rather than refused, since chat
 * programs send whole conversations: the newest turns stay. Messages of other roles than `user` and `assistant` are left out,
 * and so is what follows the last user's message.
 *
 * @param messages the conversation, oldest first
 * @returns the question and the turns before it
 */
export function readConversation(messages: readonly ChatMessage[]): Conversation {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const turns: Turn[] = [];
  for (const { role, content } of messages.slice(0, Math.max(0, last))) {
    const turn = turns.at(-1);
    if (role === 'user') turns.push({ question: textOf(content), answer: '' });
    else if (role === 'assistant' && turn) turn.answer = [turn.answer, textOf(content)].filter(Boolean).join('\n\n');
  }
  const history = turns
    .filter(({ question }) => question.trim() !== '')
    .slice(-MAX_TURNS)
    .map(({ question, answer }) => ({
      question: question.slice(0, MAX_QUESTION),
      answer: answerIn(answer).slice(0, MAX_TURN_ANSWER),
    }));
  return { question: textOf(messages[last]?.content), history };
}

function textOf(content: ChatMessage['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? []).flatMap(({ text }) => text ?? []).join('\n');
}
