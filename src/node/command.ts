const FAILED = 1;
const WRONG_USE = 2;

/** A command was called in a way that it cannot be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs a command of the terminal: an expected error becomes its message, without a stack, and exit code 1; 2 if the command was
 * called in a wrong way.
 *
 * @param command what to do
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = isWrongUse(error) ? WRONG_USE : FAILED;
    process.stderr.write(`${messageOf(error)}\n`);
  }
}

/** Wrong arguments are told by the runtime's own parser, with a code. */
function isWrongUse(error: unknown): boolean {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** Our own errors have a name and say what to do; anything else is a defect and shows where it came from. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isDefect = error.name === 'Error' || error.name === 'TypeError' || error.name === 'RangeError';
  const cause = error.cause instanceof Error ? `\n  cause: ${error.cause.message}` : '';
  return isDefect && !isWrongUse(error) ? (error.stack ?? error.message) : `${error.message}${cause}`;
}
