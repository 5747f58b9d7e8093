import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A measurement in a process of its own, so that none weighs on another. */
export interface Child<Result> {
  result: Result;
  process: ChildProcess;
  stop: () => Promise<void>;
}

/**
 * Runs a script that writes its result as one line of JSON, and may go on after that.
 *
 * @param script its TypeScript file
 * @param args its arguments
 * @returns the result, and how to end the process
 * @throws if it ends without a result
 */
export async function measureIn<Result>(script: string, ...args: string[]): Promise<Child<Result>> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{')) continue;
    const stop = async (): Promise<void> => {
      child.kill();
      await exited;
    };
    return { result: JSON.parse(line), process: child, stop };
  }
  throw new Error(`${script} ${args.join(' ')} ended without a result.`);
}
