import { ChatPromptTemplate } from '@langchain/core/prompts';
import { z } from 'zod';

/** A prompt of `prompts/`, ready to be filled in. */
export interface Prompt {
  /** its name with its version, told with every answer that was written by it: `answer@1` */
  id: string;
  template: ChatPromptTemplate;
}

/** A prompt file is not of the form that `prompts/README.md` tells. */
export class PromptError extends Error {
  override readonly name = 'PromptError';
}

const HEADER = /^---\n([\s\S]*?)\n---\n/u;
const HUMAN = /^# Task$/mu;

const headerSchema = z.strictObject({ version: z.string().min(1), variables: z.string() });

/**
 * Reads a prompt: a header with its version and its variables, what the model is told of its role, and after the heading
 * "Task" what it is asked, with `{{variable}}` where something is filled in.
 *
 * @param text the file's content
 * @param name its name, for errors
 * @returns the prompt
 * @throws PromptError if the header is wrong, or names other variables than the text has
 */
export function parsePrompt(text: string, name: string): Prompt {
  const [header = '', lines = ''] = HEADER.exec(text) ?? [];
  const fields = lines.split('\n').map((line): [string, string] => {
    const [key = '', ...value] = line.split(':');
    return [key.trim(), value.join(':').trim()];
  });
  const result = headerSchema.safeParse(Object.fromEntries(fields));
  if (!result.success) throw new PromptError(`prompts/${name}: its header is wrong: ${z.prettifyError(result.error)}`);
  const { version } = result.data;
  const variables = result.data.variables.split(',').map((variable) => variable.trim());
  const [system = '', human = ''] = text.slice(header.length).split(HUMAN);
  const template = ChatPromptTemplate.fromMessages(
    [
      ['system', system.trim()],
      ['human', human.trim()],
    ],
    { templateFormat: 'mustache' },
  );
  const used = [...template.inputVariables].sort();
  if (human.trim() === '' || used.join() !== [...variables].sort().join())
    throw new PromptError(
      `prompts/${name}: its header names the variables ${variables.join(', ')}, but its text has ${used.join(', ')}`,
    );
  return { id: `${name.replace(/\.md$/u, '')}@${version}`, template };
}
