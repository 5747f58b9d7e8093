import { readFileSync } from 'node:fs';
import { type Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, connect, GENERATIONS } from '../support/mcp.js';
import { type RunningServer, startServer } from '../support/server.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const QUESTION = 'What did the Committee to Protect Journalists report?';
const BRIEF = 'brief://citizens-security-first';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const get = async (path: string) => (await fetch(new URL(path, server.url))).json();

const TRANSPORTS = {
  'over HTTP': () => new StreamableHTTPClientTransport(new URL('/mcp', server.url)),
  'over standard input and output': () =>
    new StdioClientTransport({ command: process.execPath, args: ['--import', 'tsx', 'src/node/mcp.ts'] }),
};
const WAYS = Object.entries(TRANSPORTS).flatMap(([how, transport]) =>
  Object.entries(GENERATIONS).map(([when, mode]) => ({ name: `a client ${when} ${how}`, transport, mode })),
);

describe.each(WAYS)('$name', ({ transport, mode }) => {
  let client: Client;
  beforeAll(async () => {
    client = await connect(transport(), mode);
  });
  afterAll(() => client.close());

  test('is told which brief this is, and to quote with endnote numbers', () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'ask-the-brief', version });
    expect(client.getInstructions()).toContain("Putting Citizens' Security First");
    expect(client.getInstructions()).toContain('endnote numbers');
  });

  test('finds three tools that only read, with schemas of what they take and give', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['ask_brief', 'get_endnote', 'search_brief']);
    for (const { annotations, inputSchema, outputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(outputSchema).toMatchObject({ type: 'object', properties: expect.any(Object) });
      for (const property of Object.values(inputSchema.properties ?? {}))
        expect(property).toMatchObject({ description: expect.any(String) });
    }
  });

  test('asks: the answer is that of /ask, with its notes written out beside', async () => {
    const { text, data } = await call(client, 'ask_brief', { question: QUESTION });
    const { tookMs, ...answer } = await get(`/ask?q=${encodeURIComponent(QUESTION)}`);
    expect(data).toEqual(answer);
    expect(text).toContain('remaining unpunished. [15, 16]');
    expect(text).toMatch(/^\[16\] Lakhani, Nina/mu);
  });

  test('asks on: a turn may be handed back as the tool gave it', async () => {
    const { text } = await call(client, 'ask_brief', { question: QUESTION });
    const history = [{ question: QUESTION, answer: text }];
    const { data } = await call(client, 'ask_brief', { question: 'Which source says that?', history });
    expect(data).toMatchObject({ status: 'answered', citations: [{ endnote: 15 }, { endnote: 16 }] });
  });

  test('hears that the brief does not say, with what stands nearest, in the language it wants', async () => {
    const { text, data, isError } = await call(client, 'ask_brief', { question: 'Who won the World Cup?', lang: 'es' });
    expect(isError).toBe(false);
    expect(data).toMatchObject({ status: 'not_in_brief', citations: [] });
    expect(text).toMatch(/^El informe no lo dice\.\n\n---\n\nLo más cercano en el informe:/u);
  });

  test('gets an endnote with the sentences it backs, and is told which there are for one that is not', async () => {
    const { data, text } = await call(client, 'get_endnote', { number: 11 });
    expect(data).toEqual(await get('/brief/endnotes/11'));
    expect(text).toContain('It backs p23.s4');
    const missing = await call(client, 'get_endnote', { number: 50 });
    expect(missing).toMatchObject({ isError: true, text: 'The brief has no endnote 50. Its endnotes are 1 to 49.' });
  });

  test('searches passages, with their sections and endnotes', async () => {
    const { data, text } = await call(client, 'search_brief', { query: 'journalists murdered' });
    const { passages } = data as { passages: { id: string; section: string; endnotes: number[] }[] };
    expect(passages.find(({ id }) => id === 'p25.s7')).toMatchObject({
      section: 'U.S.-Mexico Security Cooperation: An Overview',
      endnotes: [15, 16],
    });
    expect(text).toContain('unpunished.” [15, 16]');
  });

  test.each([
    ['ask_brief', { question: ' ' }, /question: must not be empty/u],
    ['ask_brief', { question: 'x'.repeat(2001) }, /question: must have at most 2000 characters/u],
    ['get_endnote', { number: 'first' }, /number: must be a number/u],
    ['search_brief', {}, /query: /u],
  ])('is told what is wrong with what it gave %s', async (name, args, message) => {
    const { isError, text } = await call(client, name, args);
    expect(isError).toBe(true);
    expect(text).toMatch(message);
  });

  test('reads the brief as text and as data', async () => {
    const read = async (name: string) => {
      const [content] = (await client.readResource({ uri: `${BRIEF}/${name}` })).contents;
      return content && 'text' in content ? content.text : '';
    };
    const brief = JSON.parse(await read('data'));
    expect(brief).toEqual(await get('/brief'));
    const text = await read('text');
    expect(text).toContain('remaining unpunished. [15, 16]');
    expect(text).toContain('\n\n## Introduction\n\n');
    expect(text.match(/^\[\d+\] .+$/gmu)).toEqual(
      brief.endnotes.map(({ number, reference }: { number: number; reference: string }) => `[${number}] ${reference}`),
    );
  });

  test('finds every endnote as a resource, and is told of one that is not there', async () => {
    const { resources } = await client.listResources();
    const notes = resources.filter(({ uri }) => uri.startsWith(`${BRIEF}/endnotes/`));
    expect(notes).toHaveLength(49);
    for (const { uri, description = '' } of notes.slice(0, 3)) {
      const [content] = (await client.readResource({ uri })).contents;
      expect(content).toMatchObject({ mimeType: 'text/plain', text: expect.stringContaining(description) });
    }
    expect((await client.listResourceTemplates()).resourceTemplates).toMatchObject([
      { uriTemplate: `${BRIEF}/endnotes/{number}` },
    ]);
    await expect(client.readResource({ uri: `${BRIEF}/endnotes/50` })).rejects.toThrow(/not found.*endnotes\/50/iu);
  });
});
