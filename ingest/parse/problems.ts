/** Something odd in a brief's source text. Errors stop the ingest, warnings do not. */
export interface Problem {
  severity: 'error' | 'warning';
  /** line of the source text, from 1 */
  line: number;
  /** the endnote it is about, if it is about one */
  endnote?: number;
  /** what is wrong and what to do about it */
  message: string;
}

/** A brief that cannot be ingested; its message is a report that names every line and number. */
export class MalformedBriefError extends Error {
  override readonly name = 'MalformedBriefError';

  /**
   * @param source the path of the brief, for the report
   * @param problems all of them, warnings included
   */
  constructor(
    source: string,
    readonly problems: readonly Problem[],
  ) {
    super(`The brief cannot be ingested:\n${reportProblems(source, problems)}`);
  }
}

/**
 * Writes problems the way compilers do, so that editors can jump to them.
 *
 * @param source the path of the brief
 * @param problems any number of them
 * @returns one line each: `brief.md:12: error: endnote 7: …`, by line
 */
export function reportProblems(source: string, problems: readonly Problem[]): string {
  return [...problems]
    .sort((a, b) => a.line - b.line)
    .map(({ severity, line, endnote, message }) => {
      const subject = endnote === undefined ? '' : `endnote ${endnote}: `;
      return `${source}:${line}: ${severity}: ${subject}${message}`;
    })
    .join('\n');
}
