import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own, as `npm start` runs it. */
export interface RunningServer {
  url: string;
  process: ChildProcess;
  /** @returns all that it has written so far */
  output(): string;
  /** @returns its exit code, after a polite request to stop */
  stop(): Promise<number | null>;
}

const SOURCE = ['--import', 'tsx', 'src/node.ts'];

/** The server as `npm run build` made it: what is measured. */
export const BUILT: readonly string[] = ['dist/src/node.js'];

/**
 * Starts the server on a free port.
 *
 * @param settings environment variables
 * @param command what Node is to run
 * @returns the server, when it listens
 * @throws with what it wrote, if it ends instead
 */
export async function startServer(
  settings: Record<string, string> = {},
  command: readonly string[] = SOURCE,
): Promise<RunningServer> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  child.stderr.on('data', (text) => {
    written += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      written += text;
      const address = /http:\/\/\S+/u.exec(written)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(written)));
  });
  const stop = async (): Promise<number | null> => {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = await exited;
    return code;
  };
  return { url, process: child, output: () => written, stop };
}
