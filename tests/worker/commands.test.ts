import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDeployment } from '../../ingest/workers/check.js';
import { readConfig } from '../../src/node/config.js';
import { type StandIn, startStandIn } from '../support/cloudflare/stand-in.js';
import { run } from '../support/command.js';
import { expandedBrief } from '../support/expanded-brief.js';
import { copyProject, type Project } from '../support/project.js';

const PATIENCE_MS = 180_000; // each builds, and starts wrangler, which takes seconds on a quiet machine

let project: Project;
let standIn: StandIn;
beforeAll(async () => {
  project = await copyProject();
  standIn = await startStandIn();
});
afterAll(async () => {
  standIn.stop();
  await project.remove();
});

describe('npm run dev:worker', () => {
  test(
    'serves the page with cited answers on this machine, without an account',
    async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'ingest/workers/dev.ts'], {
        cwd: project.folder,
        env: { ...process.env, NO_COLOR: '1', PORT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let written = '';
      const url = await new Promise<string>((resolve, reject) => {
        const hear = (text: Buffer): void => {
          written += text;
          const address = /Ready on (http:\/\/\S+)/u.exec(written)?.[1];
          if (address) resolve(address);
        };
        child.stdout.on('data', hear);
        child.stderr.on('data', hear);
        child.once('exit', () => reject(new Error(written)));
      });
      expect(await (await fetch(url)).text()).toContain('<ask-the-brief');
      const { citations } = await (await fetch(`${url}/ask?q=How+many+were+extradited+under+Calderón%3F`)).json();
      expect(citations.map(({ endnote }: { endnote: number }) => endnote)).toContain(10);
      expect(written).not.toMatch(/error|unable to fetch/iu);
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      await exited;
    },
    PATIENCE_MS,
  );
});

describe('npm run deploy', () => {
  test(
    'brings the vectors to Vectorize, then deploys, then removes those of the build before',
    async () => {
      const BRIEF = await expandedBrief(project.folder);
      await appendFile(
        join(project.folder, 'wrangler.toml'),
        '[[vectorize]]\nbinding = "VECTORIZE"\nindex_name = "ask-the-brief"\n',
      );
      standIn.vectors.set('old-questions-1', { id: 'old-questions-1', namespace: 'old-questions', values: [] });
      const settings = { ...standIn.settings, BRIEF };
      const { code, out, err } = await run('ingest/workers/deploy.ts', [], settings, '', project.folder);
      expect(code, out + err).toBe(0);
      expect(out).toContain('https://ask-the-brief.someone.workers.dev');
      const place = (request: string): number => standIn.requests.findIndex((made) => made.startsWith(request));
      const database = '/vectorize/v2/indexes/ask-the-brief';
      expect(place(`POST ${database}/upsert`)).toBeGreaterThan(-1);
      expect(place('PUT /workers/scripts/ask-the-brief')).toBeGreaterThan(place(`POST ${database}/upsert`));
      expect(place(`POST ${database}/delete_by_ids`)).toBeGreaterThan(place('PUT /workers/scripts/ask-the-brief'));
      expect(standIn.vectors.has('old-questions-1')).toBe(false);
      const manifest = JSON.parse(await readFile(join(project.folder, 'dist/worker/index/manifest.json'), 'utf8'));
      expect(manifest.vectors.counts.chunks + manifest.vectors.counts.questions).toBe(standIn.vectors.size);
      expect(Object.keys(manifest.files)).not.toContain('vectors.safetensors');
    },
    PATIENCE_MS,
  );

  test('says which setting does not fit a Worker', () => {
    const wrangler = { vars: {}, vectorize: [], ratelimits: [] };
    const check = (given: object, settings = {}) => checkDeployment({ ...wrangler, ...given }, readConfig(settings));
    expect(check({})).toBeUndefined();
    expect(check({ vectorize: [{ binding: 'VECTORIZE', index_name: 'mine' }] })).toBe('mine');
    expect(() => check({}, { EMBEDDING_MODEL: '@cf/baai/bge-m3' })).toThrow('bind Workers AI as AI');
    expect(() => check({ vars: { LLM_MODEL: '@cf/meta/llama' } })).toThrow(
      'LLM_MODEL is @cf/meta/llama: bind Workers AI',
    );
    expect(() => check({ vars: { LLM_MODEL: 'qwen3' } })).toThrow('LLM_BASE_URL');
    expect(check({ vars: { LLM_MODEL: '@cf/meta/llama' }, ai: { binding: 'AI' } })).toBeUndefined();
    expect(() => check({ vars: { ALLOWED_ORIGINS: 'example' } })).toThrow('ALLOWED_ORIGINS');
    expect(() => check({ vars: { RATE_LIMIT: 20 } })).toThrow('RATE_LIMITER');
    const ratelimits = [{ name: 'RATE_LIMITER', simple: { limit: 20, period: 60 } }];
    expect(() => check({ ratelimits })).toThrow('RATE_LIMIT and RATE_LIMIT_WINDOW_S have to be 20 and 60');
    expect(check({ ratelimits, vars: { RATE_LIMIT: 20, RATE_LIMIT_WINDOW_S: 60 } })).toBeUndefined();
  });
});
