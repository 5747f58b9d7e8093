import { expect, test } from 'vitest';
import { run } from '../support/command.js';

test('every command says how it is used', async () => {
  expect((await run('src/node/ask.ts', ['--help'])).out).toContain('npm run ask -- "your question"');
  expect((await run('ingest/cli.ts', ['--help'])).out).toContain('npm run ingest -- --force');
});

test('a wrong option ends a command with exit code 2, its name and no stack', async () => {
  const { err, code } = await run('ingest/cli.ts', ['--farce']);
  expect(code).toBe(2);
  expect(err).toContain('--farce');
  expect(err).not.toMatch(/^\s+at /mu);
});

test('a wrong setting ends the start with its name and no stack', async () => {
  const { err, code } = await run('src/node.ts', [], { PORT: '99999' });
  expect(code).toBe(1);
  expect(err).toContain('PORT:');
  expect(err).not.toMatch(/^\s+at /mu);
});
