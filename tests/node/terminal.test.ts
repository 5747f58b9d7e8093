import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const run = async (entry: string, args: string[], settings: Record<string, string> = {}) => {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...settings },
  });
  const exited = once(child, 'exit');
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { out, err, code };
};

test('one question at the terminal gets its answer with the endnotes written out', async () => {
  const { out, code } = await run('src/node/ask.ts', ['What did the Committee to Protect Journalists report?']);
  expect(code).toBe(0);
  expect(out).toContain('at least 133 journalists');
  expect(out).toContain('[15, 16]');
  expect(out).toMatch(/^\[16\] Lakhani, Nina/mu);
});

test('the same as JSON is the answer of the contract', async () => {
  const { out } = await run('src/node/ask.ts', ['--json', 'Who was Camarena?']);
  expect(JSON.parse(out)).toMatchObject({
    status: 'answered',
    mode: 'quote',
    brief: { id: 'citizens-security-first' },
  });
});

test('without a question the terminal says how to ask one', async () => {
  expect((await run('src/node/ask.ts', [])).out).toContain('npm run ask -- "your question"');
  expect((await run('ingest/cli.ts', ['--help'])).out).toContain('npm run ingest -- --force');
});

test('a wrong setting ends the start with its name and no stack', async () => {
  const { err, code } = await run('src/node.ts', [], { PORT: '99999' });
  expect(code).toBe(1);
  expect(err).toContain('PORT:');
  expect(err).not.toMatch(/^\s+at /mu);
});
