import { readdir, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Miniflare, type WorkerOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { runWrangler } from '../../ingest/workers/wrangler.js';

const BUNDLE = 'dist/bundle';
const NAME = 'ask-the-brief';
/** What wrangler bundles; its own README is none. */
const MODULES = [
  [/\.js$/u, 'ESModule'],
  [/\.wasm$/u, 'CompiledWasm'],
  [/-[a-z]+\.md$/u, 'Text'],
] as const;

/** A Worker in workerd, as `wrangler.toml` configures it. */
export interface RunningWorker {
  /** its address, without a slash at the end */
  url: string;
  /** what it has written to its log */
  log: string[];
  /** where its engine can be inspected, by the Chrome DevTools protocol */
  inspector: URL;
  stop(): Promise<void>;
}

/** What a Worker is started with. */
export interface WorkerStart {
  /** the static files, if not those of the default build */
  folder?: string;
  /** bindings to entry points of the platform's stand-in, by their names */
  platform?: { script: string; entrypoints: readonly string[] };
}

/** Bundles the Worker as a deployment does, without sending it. */
export async function bundleWorker(): Promise<void> {
  await rm(BUNDLE, { recursive: true, force: true });
  const code = await runWrangler(['deploy', '--dry-run', '--outdir', BUNDLE, '--config', 'wrangler.toml'], 'ignore');
  if (code !== 0) throw new Error('wrangler cannot bundle the Worker');
}

/**
 * Starts the bundled Worker.
 *
 * @param settings variables and secrets; `RATE_LIMIT` binds the platform's limiter too, as `wrangler.toml` would
 * @param start see {@link WorkerStart}
 * @returns the Worker, when it listens
 */
export async function startWorker(
  settings: Record<string, string> = {},
  start: WorkerStart = {},
): Promise<RunningWorker> {
  const assets = start.folder ? { directory: start.folder } : {};
  const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml', undefined, { overrides: { assets } });
  const names = start.platform?.entrypoints ?? [];
  const worker = {
    ...workerOptions,
    name: NAME,
    unsafeInspectorProxy: true,
    modulesRoot: BUNDLE,
    modules: await bundledModules(),
    bindings: settings,
    ratelimits: limitOf(settings),
    wrappedBindings: Object.fromEntries(names.map((name) => [name, { scriptName: 'platform', entrypoint: name }])),
  } as WorkerOptions;
  const platform = start.platform && { name: 'platform', modules: true, script: start.platform.script };
  const workers = [worker, ...(platform ? [platform as WorkerOptions] : [])] as [WorkerOptions, ...WorkerOptions[]];
  const log: string[] = [];
  const engine = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    inspectorPort: 0,
    cf: false, // where this machine is, nobody is asked
    workers,
    handleRuntimeStdio(stdout: Readable, stderr: Readable) {
      for (const stream of [stdout, stderr]) stream.on('data', (text) => void log.push(String(text)));
    },
  });
  const { origin } = await engine.ready;
  const { host } = await engine.getInspectorURL();
  const inspector = new URL(NAME, `http://${host}`);
  return { url: origin, log, inspector, stop: () => engine.dispose() };
}

async function bundledModules() {
  const files = (await readdir(BUNDLE)).flatMap((file) => {
    const [, type] = MODULES.find(([name]) => name.test(file)) ?? [];
    return type ? [{ type, path: `${BUNDLE}/${file}` }] : [];
  });
  return files.sort(({ type }) => (type === 'ESModule' ? -1 : 1)); // the first one is the Worker
}

function limitOf({ RATE_LIMIT: requests, RATE_LIMIT_WINDOW_S: seconds }: Record<string, string>) {
  if (!requests) return {};
  return { RATE_LIMITER: { namespace_id: '1001', simple: { limit: Number(requests), period: Number(seconds) } } };
}
