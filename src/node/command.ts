/**
 * Runs a command of the terminal: an expected error becomes its message and exit code 1, without a stack.
 *
 * @param command what to do
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${messageOf(error)}\n`);
  }
}

/** Our own errors have a name and say what to do; anything else is a defect and shows where it came from. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isExpected = error.name !== 'Error' && error.name !== 'TypeError' && error.name !== 'RangeError';
  const cause = error.cause instanceof Error ? `\n  cause: ${error.cause.message}` : '';
  return isExpected ? `${error.message}${cause}` : (error.stack ?? error.message);
}
