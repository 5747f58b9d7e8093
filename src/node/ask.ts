import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { terminalListener } from '../../ingest/build/terminal.js';
import type { Answer } from '../answer/answer.js';
import { runCommand } from './command.js';
import { readConfig } from './config.js';
import { openBrief } from './open.js';

const USAGE = `Asks the brief one question.

  npm run ask -- "your question"          the answer, with its endnotes
  npm run ask -- --json "your question"   the same as JSON
  npm run ask -- --write "your question"  worded by the configured language model, each sentence checked
`;

/** The terminal: one question, one answer. */
await runCommand(async () => {
  const options = {
    json: { type: 'boolean' },
    write: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const question = positionals.join(' ').trim();
  if (values.help || question === '') return void process.stdout.write(USAGE);
  const { ask } = await openBrief(readConfig(process.env), terminalListener(process.stderr));
  const answer = await ask({ question, history: [], mode: values.write ? 'write' : 'quote' });
  process.stdout.write(values.json ? `${JSON.stringify(answer, null, 2)}\n` : print(answer));
});

function print({ answer, notice, citations, nearest, related }: Answer): string {
  const notes = citations.map(({ endnote, reference }) => `${pc.bold(`[${endnote}]`)} ${reference}`);
  const near = nearest.map(({ quote, section }) => `${quote} ${pc.dim(`(${section})`)}`);
  const also = related.map(({ endnote, reference }) => `${pc.bold(`[${endnote}]`)} ${reference}`);
  return [
    answer,
    ...(notice ? [pc.dim(notice)] : []),
    ...list('', notes),
    ...list('Related, not support:', also),
    ...list('What stands nearest in it:', near),
  ]
    .map((line) => `${line}\n`)
    .join('\n');
}

function list(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [[...(heading ? [pc.dim(heading)] : []), ...lines].join('\n')];
}
