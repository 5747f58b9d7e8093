import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What a command wrote, and how it ended. */
export interface CommandResult {
  out: string;
  err: string;
  code: number | null;
}

/**
 * Runs a command of the project in a process of its own.
 *
 * @param entry its TypeScript file
 * @param args its arguments
 * @param settings environment variables
 * @param input what it reads from standard input
 * @returns what it wrote and its exit code
 */
export async function run(
  entry: string,
  args: readonly string[] = [],
  settings: Record<string, string> = {},
  input = '',
): Promise<CommandResult> {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...settings },
  });
  const exited = once(child, 'exit');
  child.stdin.on('error', () => undefined).end(input); // a command may end before it has read everything
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { out, err, code };
}
