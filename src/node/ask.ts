import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { terminalListener } from '../../ingest/build/terminal.js';
import type { Answer } from '../answer/answer.js';
import { SPOKEN } from '../language/language.js';
import { runCommand, UsageError } from './command.js';
import { readConfig } from './config.js';
import { openBrief } from './open.js';
import { beginConversation } from './terminal/conversation.js';
import { talk } from './terminal/dialogue.js';
import { toJson } from './terminal/json.js';
import { askLines, type Outcome } from './terminal/lines.js';
import { printAnswer } from './terminal/print.js';
import { styleOf } from './terminal/style.js';

const USAGE = `Asks the brief.

  npm run ask -- "your question"      one question, its answer with the endnotes
  npm run ask                         a conversation
  … | npm run --silent ask            a question a line, follow-ups too

  --json         answers as JSON; one a line where questions come line by line
  --write        answers worded by the configured language model, each sentence checked
  --lang es      what is said beside the brief's words, in Spanish; en for English

It exits with 0 if the brief answers, 3 if it does not say (to one question of several), 2 after a wrong use, 1 after a failure.
`;
const NOT_IN_BRIEF = 3;
const WRONG_USE = 2;
const OPTIONS = {
  json: { type: 'boolean' },
  write: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The terminal: one question, a conversation, or a question a line. */
await runCommand(async () => {
  const { stdin, stdout, stderr } = process;
  stdout.on('error', leaveIfNobodyReads);
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const { help, json, write: isWorded, lang } = values;
  if (help) return void stdout.write(USAGE);
  if (lang !== undefined && !SPOKEN.includes(lang))
    throw new UsageError(`--lang is one of ${SPOKEN.join(', ')}, not "${lang}".`);
  const question = positionals.join(' ').trim();
  const isDialogue = question === '' && stdin.isTTY && stdout.isTTY;

  const { ask, lookup } = await openBrief(readConfig(process.env), terminalListener(stderr));
  const conversation = beginConversation(ask, { mode: isWorded ? 'write' : 'quote', lang });
  const style = styleOf(stdout);
  const print = (answer: Answer, isOneOfMany = false): string =>
    json ? toJson(answer, isOneOfMany) : printAnswer(answer, style, isDialogue);
  if (isDialogue)
    return talk({ input: stdin, output: stdout, title: lookup.brief.title, conversation, print, style, lang });
  if (question !== '') {
    const answer = await conversation(question);
    stdout.write(print(answer));
    process.exitCode = answer.status === 'answered' ? 0 : NOT_IN_BRIEF;
    return;
  }
  const write = (answer: Answer, before: number): void =>
    void stdout.write(`${before > 0 && !json ? '\n' : ''}${print(answer, true)}`);
  const complain = (message: string): void => void stderr.write(`${message}\n`);
  process.exitCode = exitCodeOf(await askLines(createInterface({ input: stdin }), conversation, write, complain));
});

function exitCodeOf({ asked, unanswered, refused }: Outcome): number {
  if (asked === 0) throw new UsageError(`There is no question.\n\n${USAGE}`);
  if (refused > 0) return WRONG_USE;
  return unanswered > 0 ? NOT_IN_BRIEF : 0;
}

/** Whoever reads may leave early: "… | head -1". */
function leaveIfNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
