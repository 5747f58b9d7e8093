import { expect, test } from 'vitest';
import { run } from '../support/command.js';

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
