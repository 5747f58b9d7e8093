import { createInterface } from 'node:readline/promises';
import type { Answer } from '../../answer/answer.js';
import { UsageError } from '../command.js';
import type { Conversation } from './conversation.js';
import { PLAIN, type Style } from './style.js';

const PROMPT = '> ';
const LEAVE = /^(?:exit|quit|salir)$/iu;
const ENGLISH = { hint: 'Ctrl-D or "exit" ends the conversation.', cancelled: 'Cancelled.' };
const SAYS: Readonly<Record<string, typeof ENGLISH>> = {
  en: ENGLISH,
  es: { hint: 'Ctrl-D o "salir" termina la conversación.', cancelled: 'Cancelado.' },
};

/** A conversation with a person at a terminal. */
export interface DialogueParts {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** what is said first: the brief's title */
  title: string;
  conversation: Conversation;
  /** @returns an answer as text, ending with a line break */
  print: (answer: Answer) => string;
  style?: Style;
  /** language of what is said around the conversation, a BCP 47 tag without region; English if not given */
  lang?: string | undefined;
}

/**
 * Talks until the person leaves, by Ctrl-D or "exit". Ctrl-C cancels the line, or the question that is being answered.
 *
 * @param parts see {@link DialogueParts}
 */
export async function talk(parts: DialogueParts): Promise<void> {
  const { input, output, title, conversation, print, style = PLAIN, lang = 'en' } = parts;
  const says = SAYS[lang] ?? ENGLISH;
  const { bold, dim } = style.colours;
  const lines = createInterface({ input, output, prompt: dim(PROMPT), terminal: true });
  let asking: AbortController | undefined;
  lines.on('SIGINT', () => {
    if (asking) asking.abort();
    else if (lines.line === '') output.write(`\n${dim(says.hint)}\n`);
    else output.write('^C\n');
    clear();
  });
  output.write(`${bold(title)}\n${dim(says.hint)}\n\n`);
  lines.on('close', () => output.write('\n'));
  lines.prompt();
  for await (const line of lines) {
    const question = line.trim();
    if (LEAVE.test(question)) break;
    if (question !== '') output.write(`\n${await answerTo(question)}\n`);
    lines.prompt();
  }
  lines.close();

  async function answerTo(question: string): Promise<string> {
    asking = new AbortController();
    const { signal } = asking;
    try {
      return print(await conversation(question, signal));
    } catch (error) {
      if (signal.aborted) return `${dim(says.cancelled)}\n`;
      if (error instanceof UsageError) return `${error.message}\n`;
      throw error;
    } finally {
      asking = undefined;
    }
  }

  /** Takes back what was typed, and asks again. */
  function clear(): void {
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    if (!asking) lines.prompt();
  }
}
