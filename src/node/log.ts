import type { Config } from './config.js';
import type { RequestRecord } from './observe.js';
import { plainJson } from './plain-json.js';

const SERVER_ERRORS = 500;

/** Tells the operator what happens: a line of JSON each. */
export interface Log {
  /** a request is over */
  request: (record: RequestRecord) => void;
  /** something failed that should not */
  error: (text: string) => void;
}

/**
 * Makes a log. What a reader asks is nobody's business: a question's text is written only if the operator wants it.
 *
 * @param level `errors` alone, `requests` too, or `questions` with them
 * @param write takes each line, ending included
 * @returns see {@link Log}
 */
export function createLog(level: Config['LOG'], write: (line: string) => void): Log {
  const line = (entry: object): void => write(`${plainJson({ time: new Date().toISOString(), ...entry })}\n`);
  return {
    request({ answers, left, ...record }) {
      if (level === 'errors') return;
      const shown = answers.map(({ question, ...rest }) => (level === 'questions' ? { question, ...rest } : rest));
      line({
        level: record.status >= SERVER_ERRORS ? 'error' : 'info',
        ...record,
        ...(left && { left }),
        ...(shown.length > 0 && { answers: shown }),
      });
    },
    error: (message) => line({ level: 'error', message }),
  };
}
