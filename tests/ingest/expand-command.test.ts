import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseQuestions, type QuestionRecord } from '../../ingest/expand/questions.js';
import { parsePrompt } from '../../src/llm/prompt.js';
import { readReaders } from '../../src/node/prompts.js';
import { parsed, SMALL_BRIEF } from '../support/brief.js';
import { type CommandResult, run } from '../support/command.js';
import { type ChatRequest, type ModelServer, startModelServer } from '../support/model-server.js';

describe('npm run expand', () => {
  let folder: string;
  let path: string;
  let server: ModelServer | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'expand-'));
    path = join(folder, 'trains.md');
    await copyFile(SMALL_BRIEF, path);
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await rm(folder, { recursive: true });
  });

  async function expand(settings: Record<string, string> = {}): Promise<CommandResult> {
    const model = { LLM_BASE_URL: server?.url ?? '', LLM_MODEL: 'scripted', LLM_API_KEY: 'secret' };
    return run('ingest/expand/cli.ts', [], { BRIEF: path, ...model, ...settings });
  }

  async function written(): Promise<QuestionRecord[]> {
    return parseQuestions(await readFile(path.replace('.md', '.questions.jsonl'), 'utf8'), 'written');
  }

  test('writes questions for every passage and for what the brief does not answer, and then has nothing left to ask', async () => {
    server = await startModelServer(obedient());
    const { code, err } = await expand();
    expect(err).toContain('records. Read them');
    expect(code).toBe(0);
    const { brief } = await parsed(path);
    const records = await written();
    const alone = new Set(records.map(({ passages }) => Object.keys(passages).join(' ')));
    for (const { id, kind } of brief.passages) expect(alone.has(id), id).toBe(kind !== 'heading');
    const readers = await readReaders();
    for (const reader of readers)
      expect(
        server.requests.some(({ text }) => text.includes(reader)),
        reader,
      ).toBe(true);
    expect(records.filter(({ passages }) => 'n1' in passages)).toHaveLength(readers.length);
    expect(records.filter(({ passages }) => Object.keys(passages).length === 0)).toHaveLength(150);
    expect(server.requests[0]).toMatchObject({ authorization: 'Bearer secret' });
    const asked = server.requests.length;
    await expand();
    expect(server.requests).toHaveLength(asked);
  });

  test('asks again only for a passage that has changed', async () => {
    server = await startModelServer(obedient());
    await expand();
    const before = await written();
    const asked = server.requests.length;
    const text = await readFile(path, 'utf8');
    const [sentence = ''] = /[A-Z][^.\n#]+ed [^.\n#]+/u.exec(text) ?? [];
    await writeFile(path, text.replace(sentence, `${sentence} indeed`));
    await expand();
    const after = await written();
    const { length } = await readReaders();
    expect(server.requests).toHaveLength(asked + length);
    for (const request of server.requests.slice(asked)) expect(wantedIn(request)).toHaveLength(1);
    const lines = new Set(before.map((record) => JSON.stringify(record)));
    expect(after.filter((record) => !lines.has(JSON.stringify(record)))).toHaveLength(length);
  });

  test('takes from a model only records of passages that there are', async () => {
    server = await startModelServer((request) =>
      [
        'Sure! Here are the records:',
        ...wantedIn(request).map((id) => JSON.stringify({ passages: [id], en: ['What?'], es: ['¿Qué?'] })),
        '{"passages":["p999.s1"],"en":["Who?"],"es":["¿Quién?"]}',
        '{"passages":"all","en":[7]}',
        '{"passages":[',
      ].join('\n'),
    );
    expect((await expand()).code).toBe(0);
    const { brief } = await parsed(path);
    const ids = new Set(brief.passages.map(({ id }) => id));
    const used = (await written()).flatMap(({ passages }) => Object.keys(passages));
    expect(used.filter((id) => !ids.has(id))).toEqual([]);
    const { length } = await readReaders();
    expect(used).toHaveLength(length * brief.passages.filter(({ kind }) => kind !== 'heading').length);
  });

  test('keeps what was written when the model fails, and says what to do', async () => {
    const script = obedient();
    server = await startModelServer((request, response) => {
      if (server?.requests.length === 1) return script(request);
      response.statusCode = 401;
      return '';
    });
    const { code, err } = await expand();
    expect(code).toBe(1);
    expect(err).toMatch(/gave no answer[\s\S]*run "npm run expand" again[\s\S]*401/u);
    expect(err).not.toContain('secret');
    expect((await written()).length).toBeGreaterThan(0);
  });

  test('says what to set when no model is configured', async () => {
    const { code, err } = await expand({ LLM_BASE_URL: '' });
    expect(code).toBe(1);
    expect(err).toContain('LLM_BASE_URL');
  });
});

test('a prompt whose header does not fit its text is refused by name', () => {
  expect(() => parsePrompt('no header', 'a.md')).toThrow(/prompts\/a\.md: its header/u);
  expect(() => parsePrompt('---\nversion: 1\nvariables: x\n---\nYou.\n\n# Task\n\n{{y}}', 'a.md')).toThrow(
    /names the variables x, but its text has y/u,
  );
});

/** The passages that a request asks to write for. */
function wantedIn(request: ChatRequest | undefined): string[] {
  return /Write records for these passages: (.+)/u.exec(request?.text ?? '')?.[1]?.split(', ') ?? [];
}

/** A model that writes what it is asked for. */
function obedient(): (request: ChatRequest) => string {
  let serial = 0;
  const record = (passages: string[]): string => {
    serial += 1;
    return JSON.stringify({ passages, en: [`Question ${serial}?`], es: [`¿Pregunta ${serial}?`] });
  };
  return (request) => {
    const count = Number(/Write (\d+) further records/u.exec(request.text)?.[1] ?? 0);
    return [...wantedIn(request).map((id) => record([id])), ...Array.from({ length: count }, () => record([]))].join(
      '\n',
    );
  };
}
