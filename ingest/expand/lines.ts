import { z } from 'zod';

/** Predicted questions or synonyms cannot be read, or cannot be written. */
export class ExpansionError extends Error {
  override readonly name = 'ExpansionError';
}

/**
 * Reads JSON lines.
 *
 * @param text a JSON value a line; empty lines are passed over
 * @param path where the text is from, for errors
 * @param schema what a line must be
 * @returns the values
 * @throws ExpansionError naming the line that is wrong
 */
export function parseLines<T>(text: string, path: string, schema: z.ZodType<T>): T[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (cause) {
      const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
      throw new ExpansionError(`${path}:${index + 1}: ${reason}. Correct the line, or remove it.`, { cause });
    }
  });
}
