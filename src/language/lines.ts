/**
 * Many short texts as one, a line each, since one long text is read many times as fast.
 *
 * @param texts without line breaks, and none of them empty if it stands alone
 * @returns one text
 */
export function joinLines(texts: readonly string[]): string {
  return texts.join('\n');
}

/** @returns the texts that {@link joinLines} was given */
export function splitLines(lines: string): string[] {
  return lines === '' ? [] : lines.split('\n');
}
