import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { run } from '../support/command.js';

const ask = (args: readonly string[], input = '') => run('src/node/ask.ts', args, {}, input);

describe('one question', () => {
  test('gets its answer with the endnotes written out, and exit code 0', async () => {
    const { out, code } = await ask(['What did the Committee to Protect Journalists report?']);
    expect(code).toBe(0);
    expect(out).toContain('at least 133 journalists');
    expect(out).toContain('[15, 16]');
    expect(out).toMatch(/^\[16\] Lakhani, Nina/mu);
  });

  test('may be words without quotation marks', async () => {
    expect((await ask(['Who', 'was', 'Camarena?'])).out).toContain('Camarena');
  });

  test('gets the answer of the contract as JSON', async () => {
    const { out } = await ask(['--json', 'Who was Camarena?']);
    const brief = { id: 'citizens-security-first' };
    expect(JSON.parse(out)).toMatchObject({ status: 'answered', mode: 'quote', brief });
  });

  test('that the brief does not answer ends with exit code 3, in the language that is wanted', async () => {
    const { out, err, code } = await ask(['--lang', 'es', 'Who won the World Cup?']);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).toMatch(/^El informe no lo dice\.\n\nLo más cercano en el informe:\n- “/u);
  });

  test.each([
    ['a language that is not spoken', ['--lang', 'tlh', 'x'], /--lang is one of en, es/u],
    ['an unknown option', ['--loud', 'x'], /--loud/u],
    ['a question that is too long', ['x'.repeat(2001)], /at most 2000 characters; this one has 2001/u],
    ['no question', [], /There is no question[\s\S]*npm run ask -- "your question"/u],
  ])('%s is wrong use: exit code 2, and what to do', async (_, args, message) => {
    const { out, err, code } = await ask(args);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /mu);
  });
});

describe('a question a line', () => {
  const LINES = 'What did the Committee to Protect Journalists report?\n\nWhich source says that?\n';

  test('each gets its answer, a later one in the light of those before', async () => {
    const { out, code } = await ask([], LINES);
    expect(code).toBe(0);
    expect(out).toContain('at least 133 journalists');
    expect(out.match(/^Open Democracy/mu)).not.toBeNull();
  });

  test('as JSON a line each', async () => {
    const { out } = await ask(['--json'], LINES);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ question }) => question)).toEqual(LINES.trim().split('\n\n'));
  });

  test('of which one is not answered: exit code 3; of which one cannot be asked: 2, the others are', async () => {
    const mixed = `Who won the World Cup?\n${'x'.repeat(2001)}\nWho was Camarena?`;
    expect((await ask([], 'Who won the World Cup?\nWho was Camarena?')).code).toBe(3);
    const { out, err, code } = await ask([], mixed);
    expect(code).toBe(2);
    expect(err).toContain('at most 2000 characters');
    expect(out).toContain('Camarena');
  });

  test('comes through npm too', async () => {
    const child = spawn('npm', ['run', '--silent', 'ask'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end('Who was Camarena?\n');
    expect(await text(child.stdout)).toContain('Camarena');
  });

  test('may lose its reader without a word', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/node/ask.ts', '--json']);
    const exited = once(child, 'exit');
    const errors = text(child.stderr);
    child.stdin.on('error', () => undefined).write('Who was Camarena?\n'.repeat(50));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end();
    expect(await exited).toEqual([0, null]);
    expect(await errors).toBe('');
  });
});
