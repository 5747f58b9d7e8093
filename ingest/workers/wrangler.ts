import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Wrangler tells nobody of its use, asks for no newer version of itself, and asks no one where this machine is. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true', // it is with its banner that it asks for newer versions
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs wrangler.
 *
 * @param args its arguments
 * @param output where it writes to: this terminal, or nowhere
 * @returns its exit code
 */
export async function runWrangler(args: readonly string[], output: 'inherit' | 'ignore' = 'inherit'): Promise<number> {
  const folder = dirname(createRequire(import.meta.url).resolve('wrangler/package.json'));
  const child = spawn(process.execPath, [join(folder, 'bin/wrangler.js'), ...args], {
    env: { ...process.env, ...QUIET },
    stdio: output,
  });
  // Whoever stops this command wants wrangler to end, which stops the server; this command ends after it.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  return Number(code ?? 1);
}
