import type { BuildListener } from './parts.js';

const CLEAR_LINE = '\r\u001b[2K';

/**
 * Shows the progress of a build: one line that changes on a terminal, one line a step elsewhere.
 *
 * @param stream where to write, usually standard error
 * @returns a listener, and `done`, which ends the line with a last word
 */
export function terminalListener(stream: NodeJS.WriteStream): BuildListener & { done(text: string): void } {
  let lastStep = '';
  const line = (text: string): void => void stream.write(stream.isTTY ? `${CLEAR_LINE}${text}\n` : `${text}\n`);
  return {
    progress(step, done, total) {
      const share = total ? ` ${Math.floor((100 * (done ?? 0)) / total)} %` : '';
      if (stream.isTTY) stream.write(`${CLEAR_LINE}${step}${share} …`);
      else if (step !== lastStep) line(`${step} …`);
      lastStep = step;
    },
    warning: line,
    done: line,
  };
}
