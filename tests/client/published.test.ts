import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/version.js';

const execute = promisify(execFile);

test('another project compiles against the published client and widget, and runs the client', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'consumer-'));
  await cp('tests/client/consumer', folder, { recursive: true });
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, 'ask-the-brief'), { recursive: true });
  await symlink(resolve('node_modules/lit'), join(modules, 'lit')); // its types are the widget's only dependency
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', folder]);
  const [{ filename }] = JSON.parse(stdout);
  await execute('tar', ['xzf', join(folder, filename), '-C', join(modules, 'ask-the-brief'), '--strip-components=1']);
  const compiled = await execute(resolve('node_modules/.bin/tsc'), ['-p', folder]).catch((error) => error);
  expect(compiled.stdout).toBe('');
  const { endnotes } = await import(join(folder, 'dist/app.js'));
  await expect(endnotes('Who wrote this brief?')).rejects.toThrow(TypeError); // nobody answers there
  await rm(folder, { recursive: true });
});

test('the version that the server and its document name is the package’s', async () => {
  expect(VERSION).toBe(JSON.parse(await readFile('package.json', 'utf8')).version);
});
