import { spawn, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Asker } from '../../src/answer/ask.js';
import { beginConversation } from '../../src/node/terminal/conversation.js';
import { talk } from '../../src/node/terminal/dialogue.js';
import { type OpenBrief, opened } from '../support/brief.js';

const [CTRL_C, CTRL_D] = ['\u0003', '\u0004'];
const PROMPT = '> \u001B[3G'; // and the cursor behind it
const FIRST = 'What did the Committee to Protect Journalists report?';

let brief: OpenBrief;
beforeAll(async () => {
  brief = await opened();
});

/** What is typed when the prompt is there again, or when something else has happened. */
type Typed = string | { after: Promise<unknown>; typed: string };

/** Types into a conversation; @returns all that was shown. */
async function type(pieces: readonly Typed[], ask: Asker = brief.ask): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  let isOver = false;
  output.on('data', (data) => {
    shown += data;
  });
  const done = talk({
    ...{ input, output, title: 'The title' },
    conversation: beginConversation(ask, { mode: 'quote' }),
    print: ({ answer }) => `${answer}\n`,
  }).finally(() => {
    isOver = true;
  });
  for (const piece of pieces) {
    if (typeof piece !== 'string') await piece.after;
    else while (!shown.endsWith(PROMPT) && !isOver) await wait(10);
    shown += '\n';
    input.write(typeof piece === 'string' ? piece : piece.typed);
  }
  await done;
  return shown;
}

describe('a conversation at the terminal', () => {
  test('begins with the brief’s title, answers follow-ups, and ends with "exit"', async () => {
    const shown = await type([`${FIRST}\r`, 'Which source says that?\r', 'exit\r']);
    expect(shown).toContain('The title');
    expect(shown).toContain('at least 133 journalists');
    expect(shown).toContain('Open Democracy');
  });

  test('ends with Ctrl-D', async () => {
    expect(await type([CTRL_D])).toContain('Ctrl-D or "exit" ends the conversation.');
  });

  test('forgets a line that Ctrl-C cancels, and says how to leave where there is none', async () => {
    const shown = await type([`Who won the World Cup?${CTRL_C}`, 'Who was Camarena?\r', CTRL_C, CTRL_D]);
    expect(shown).toContain('Camarena');
    expect(shown).not.toContain('The brief does not say.');
    expect(shown.match(/ends the conversation/gu)).toHaveLength(2);
  });

  test('stops a question that is being answered at Ctrl-C, and takes the next', async () => {
    const events = new EventEmitter();
    const after = once(events, 'asked');
    const slow: Asker = (question, options) => {
      if (question.question !== 'slow') return brief.ask(question, options);
      events.emit('asked');
      return new Promise((_, reject) =>
        options?.signal?.addEventListener('abort', () => reject(options.signal?.reason)),
      );
    };
    const shown = await type(['slow\r', { after, typed: CTRL_C }, `${FIRST}\r`, 'exit\r'], slow);
    expect(shown).toContain('Cancelled.');
    expect(shown).toContain('at least 133 journalists');
  });

  test('says what is wrong with a question that is too long, and goes on', async () => {
    const shown = await type([`${'x'.repeat(2001)}\r`, `${FIRST}\r`, 'exit\r']);
    expect(shown).toContain('at most 2000 characters');
    expect(shown).toContain('at least 133 journalists');
  });
});

const PTY = `import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)`;
const hasPty = spawnSync('python3', ['-c', 'import pty']).status === 0;

describe.skipIf(!hasPty)('on a real terminal (skipped where Python has no pty)', () => {
  const settings = { TERM: 'xterm-256color', VTE_VERSION: '6800', NO_COLOR: '', CI: '' };
  const open = async (args: readonly string[], input: string, env: Record<string, string> = settings) => {
    const command = [process.execPath, '--import', 'tsx', 'src/node/ask.ts', ...args];
    const { NO_COLOR: _, CI: __, ...inherited } = process.env;
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
    const child = spawn('python3', ['-c', PTY, ...command], { env: { ...inherited, ...given } });
    child.stdin.write(input);
    return text(child.stdout);
  };

  test('an answer has colours, and numbers that can be clicked', async () => {
    const shown = await open([FIRST], '');
    expect(shown).toContain('\u001B[36m');
    expect(shown).toContain('\u001B]8;;https://www.opendemocracy.net/');
  });

  test('NO_COLOR takes both away', async () => {
    const shown = await open([FIRST], '', { ...settings, NO_COLOR: '1' });
    expect(shown).toContain('[15, 16]');
    expect(shown).not.toContain('\u001B');
  });

  test('without a question a conversation begins, in the language that is wanted', async () => {
    const shown = await open(['--lang', 'es'], `${FIRST}\rsalir\r`);
    expect(shown).toContain('termina la conversación');
    expect(shown).toContain("Putting Citizens' Security First");
    expect(shown).toMatch(/at\s+least\s+133/u);
  });
});
