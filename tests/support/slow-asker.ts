import { EventEmitter, once } from 'node:events';
import type { AnswerSentence } from '../../src/answer/answer.js';
import type { Asker } from '../../src/answer/ask.js';

/** An asker whose sentences come one at a time, as those of a language model do. */
export interface SlowAsker {
  ask: Asker;
  /** lets the next sentence come, and after the last one the answer's end */
  goOn: () => void;
  /** @returns when a question is being worked on; and when its work was stopped */
  started: () => Promise<unknown>;
  stopped: () => Promise<unknown>;
}

/** @returns the asker, slowed down */
export function slowAsker(ask: Asker): SlowAsker {
  const work = new EventEmitter();
  const waiting: (() => void)[] = [];
  let allowed = 0;
  const step = async (signal: AbortSignal | undefined): Promise<void> => {
    if (allowed > 0) allowed--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    signal?.throwIfAborted();
  };
  return {
    ask: async (question, { onSentence, signal } = {}) => {
      signal?.addEventListener('abort', () => {
        work.emit('stopped');
        waiting.shift()?.();
      });
      const sentences: [AnswerSentence, string][] = [];
      const answer = await ask(question, { onSentence: (...sentence) => sentences.push(sentence) });
      work.emit('started');
      for (const sentence of sentences) {
        await step(signal);
        onSentence?.(...sentence);
      }
      await step(signal);
      return answer;
    },
    goOn: () => {
      const next = waiting.shift();
      if (next) next();
      else allowed++;
    },
    started: () => once(work, 'started'),
    stopped: () => once(work, 'stopped'),
  };
}
