import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import type { Code, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, connect } from '../support/mcp.js';
import { type RunningServer, startServer } from '../support/server.js';

const DOCUMENT = 'docs/recipes.md';
const FOLDER = 'tests/artifacts/recipes';
const ADDRESS = 'http://127.0.0.1:8787';
const SAID = 'at least 133 journalists';
const SECRET = 'a signing secret';

let server: RunningServer;
let recipes: Code[];
beforeAll(async () => {
  server = await startServer();
  const root: Root = fromMarkdown(await readFile(DOCUMENT, 'utf8'));
  recipes = root.children.filter((node) => node.type === 'code');
  await mkdir(FOLDER, { recursive: true });
});
afterAll(async () => {
  await server.stop();
  await rm(FOLDER, { recursive: true });
});

/** @returns a recipe's code as it stands, but for the address of the server */
function recipe(lang: string, name: string): string {
  const found = recipes.find((code) => code.lang === lang && code.meta === name);
  if (!found) throw new Error(`${DOCUMENT} has no recipe "${lang} ${name}".`);
  return found.value.replaceAll(ADDRESS, server.url);
}

const has = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const HAS = {
  curl: has('curl', '--version'),
  python: has('python3', '--version'),
  requests: has('python3', '-c', 'import requests'),
  openai: has('python3', '-c', 'import openai'),
};

/** Skips a test where what it needs is not there, and says so. */
function need(isThere: boolean, what: string, skip: (condition: boolean, note: string) => void): void {
  if (!isThere) process.stderr.write(`A recipe is not run, as there is no ${what}.\n`);
  skip(!isThere, `there is no ${what}`);
}

/** @returns what a command wrote; what it complains of is shown */
async function outputOf(command: string, args: readonly string[], input = '', cwd = '.'): Promise<string> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], cwd });
  child.stdin.end(input);
  return text(child.stdout);
}
const shell = (name: string, cwd = '.') => outputOf('bash', ['-c', recipe('sh', name)], '', cwd);
const python = (name: string) => outputOf('python3', ['-'], recipe('python', name));
const javascript = async (name: string) => {
  const file = join(FOLDER, `${name}.mjs`);
  await writeFile(file, recipe('js', name));
  return outputOf(process.execPath, [file]);
};

test('every recipe of the document is run here', () => {
  const names = recipes.map(({ lang, meta }) => `${lang} ${meta}`);
  expect(names).toEqual([
    ...['sh curl', 'sh curl-stream', 'sh bibliography', 'sh shell', 'sh lines'],
    ...['python requests', 'python standard-library', 'python notebook'],
    ...['js openai', 'python openai', 'js langchain'],
    ...['json claude-desktop', 'json vscode', 'json mcp', 'sh slack'],
  ]);
});

describe('with curl', () => {
  test('the answer comes as JSON', async ({ skip }) => {
    need(HAS.curl, 'curl', skip);
    expect(JSON.parse(await shell('curl'))).toMatchObject({ citations: [{ endnote: 15 }, { endnote: 16 }] });
  });

  test('the answer comes as a stream', async ({ skip }) => {
    need(HAS.curl, 'curl', skip);
    const url = `${server.url}/ask?q=x`;
    const { headers } = await fetch(url, { headers: { accept: 'text/event-stream' } });
    const streams = headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    need(streams, 'event stream at /ask', skip);
    const events = (await shell('curl-stream')).match(/(?<=^event: ).+$/gmu);
    expect(events).toEqual(['sentence', 'citations', 'done']);
  });

  test('the endnotes come as a file', async ({ skip }) => {
    need(HAS.curl, 'curl', skip);
    await shell('bibliography', FOLDER);
    const file = await readFile(join(FOLDER, 'endnotes.bib'), 'utf8');
    expect(file.match(/^@\w+\{note\d+,$/gmu)).toHaveLength(49);
  });
});

describe('in a shell script', () => {
  test('the exit code tells that there is no answer', async () => {
    expect(await shell('shell')).toBe('No answer: exit code 3\n');
  });

  test('lines are answered by lines', async () => {
    const answers = (await shell('lines'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([{ status: 'answered' }, { status: 'answered', citations: [{ endnote: 15 }, {}] }]);
  });
});

describe('in Python', () => {
  test('with requests', async ({ skip }) => {
    need(HAS.requests, 'Python with requests', skip);
    expect(await python('requests')).toMatch(new RegExp(`${SAID}.*\\n\\[15\\] Open Democracy.*\\n\\[16\\] `, 'u'));
  });

  test('with the standard library', async ({ skip }) => {
    need(HAS.python, 'python3', skip);
    expect(await python('standard-library')).toMatch(new RegExp(`${SAID}.*\\nOpen Democracy`, 'u'));
  });

  test('in a notebook', async ({ skip }) => {
    need(HAS.python, 'python3', skip);
    const shown = await outputOf('python3', ['tests/docs/notebook.py'], recipe('python', 'notebook'));
    expect(shown).toMatch(new RegExp(`${SAID}.*\\n\\n\\[15\\] Open Democracy`, 'u'));
  });

  test("with OpenAI's client", async ({ skip }) => {
    need(HAS.openai, 'Python with openai', skip);
    expect(await python('openai')).toMatch(new RegExp(`${SAID}[\\s\\S]*\\nanswered\\n$`, 'u'));
  });
});

describe('in JavaScript', () => {
  test("with OpenAI's client", async () => {
    expect(await javascript('openai')).toMatch(
      new RegExp(`${SAID}[\\s\\S]*\\nhttps://www.opendemocracy.net/\\S+\\nhttps://\\S+\\nanswered\\n$`, 'u'),
    );
  });

  test('with LangChain', async () => {
    expect(await javascript('langchain')).toContain(SAID);
  });
});

describe('an MCP program reads its settings and asks', () => {
  const ask = async (transport: Parameters<typeof connect>[0]): Promise<string> => {
    const client = await connect(transport);
    const { text: said } = await call(client, 'ask_brief', {
      question: 'What did the Committee to Protect Journalists report?',
    });
    await client.close();
    return said;
  };

  test('Claude Desktop', async () => {
    const code = recipe('json', 'claude-desktop').replace('/path/to/ask-the-brief', resolve('.'));
    const { command, args } = JSON.parse(code).mcpServers['ask-the-brief'];
    expect(await ask(new StdioClientTransport({ command, args, cwd: '/' }))).toContain(SAID);
  });

  test.each([
    ['VS Code', 'vscode', 'servers'],
    ['others', 'mcp', 'mcpServers'],
  ])('%s', async (_, name, key) => {
    const { type, url } = JSON.parse(recipe('json', name))[key]['ask-the-brief'];
    expect(type).toBe('http');
    expect(await ask(new StreamableHTTPClientTransport(new URL(url)))).toContain(SAID);
  });
});

describe('Slack', () => {
  let url: string;
  let stop: () => void;
  beforeAll(async () => {
    const command = recipe('sh', 'slack').replace('…', `'${SECRET}'`).replace('PORT=3000', 'PORT=0');
    const child = spawn('bash', ['-c', `exec env ${command}`], {
      env: { ...process.env, ASK_URL: `${server.url}/ask` },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    url = `http://127.0.0.1:${/\d+/u.exec(String(line))?.[0]}/slack`;
    stop = () => child.kill();
  });
  afterAll(() => stop());

  const send = (body: string, { secret = SECRET, age = 0 } = {}) => {
    const time = String(Math.floor(Date.now() / 1000) - age);
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
    return fetch(url, {
      method: 'POST',
      headers: { 'x-slack-request-timestamp': time, 'x-slack-signature': signature },
      body,
    });
  };

  /** Asks, and waits for what comes to the response address; @returns both messages */
  async function command(question: string) {
    const slack = createServer().listen(0, '127.0.0.1');
    await once(slack, 'listening');
    const later = once(slack, 'request');
    const { port } = slack.address() as AddressInfo;
    const body = new URLSearchParams({ text: question, response_url: `http://127.0.0.1:${port}/` });
    const now = await (await send(body.toString())).json();
    const [request, response] = await later;
    const message = (await json(request)) as { response_type: string; text: string };
    response.end();
    slack.close();
    return { now, message };
  }

  test('hears at once that the brief is read, then its answer with the notes', async () => {
    const { now, message } = await command('What did the Committee to Protect Journalists report?');
    expect(now).toMatchObject({ response_type: 'ephemeral' });
    expect(message).toMatchObject({ response_type: 'in_channel', text: expect.stringContaining(SAID) });
    expect(message.text).toMatch(/^\[15\] Open Democracy/mu);
  });

  test('hears why there is no answer, and no mention or link is made of what is typed', async () => {
    const { message } = await command(`<!channel> ${'x'.repeat(2001)}`);
    expect(message.text).toMatch(/^\*&lt;!channel&gt; /u);
    expect(message.text).toContain('at most 2000 characters');
  });

  test('is told how to ask if nothing was', async () => {
    expect(await (await send('text=')).json()).toMatchObject({ text: expect.stringContaining('Ask a question') });
  });

  test('is nobody else: a wrong signature, an old one or none is refused', async () => {
    expect((await send('text=x', { secret: 'another' })).status).toBe(401);
    expect((await send('text=x', { age: 301 })).status).toBe(401);
    expect((await fetch(url, { method: 'POST', body: 'text=x' })).status).toBe(401);
  });
});
