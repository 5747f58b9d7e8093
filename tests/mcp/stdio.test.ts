import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, test } from 'vitest';
import { run } from '../support/command.js';
import { call, connect } from '../support/mcp.js';

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};

test('npm run --silent mcp is what an MCP program needs to start', async () => {
  const transport = new StdioClientTransport({ command: 'npm', args: ['run', '--silent', 'mcp'] });
  const client = await connect(transport);
  const { text: said } = await call(client, 'ask_brief', { question: 'Who was Camarena?' });
  expect(said).toContain('Camarena');
  await client.close();
});

test('standard output carries the protocol and nothing else, even when what comes in is none; the end of input is the end', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/node/mcp.ts']);
  const exited = once(child, 'exit');
  const written = text(child.stdout);
  child.stdin.write(`no protocol\n${JSON.stringify(INITIALIZE)}\n`);
  await once(child.stdout, 'data');
  child.stdin.end();
  expect(await exited).toEqual([0, null]);
  const lines = (await written).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ jsonrpc: '2.0', id: 1, result: {} }]);
});

test('a brief that cannot be read ends the start with words on standard error', async () => {
  const settings = { BRIEF: 'no/such/brief.md', INDEX_DIR: 'tests/artifacts/no-index' };
  const { out, err, code } = await run('src/node/mcp.ts', [], settings);
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(err).toContain('no/such/brief.md');
});
