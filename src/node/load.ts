import { setImmediate as nextTurn } from 'node:timers/promises';
import { overloaded } from '../server/overload.js';

/** Holds a bounded number of questions. */
export interface Load {
  /** @returns whether it holds as many questions as it can */
  isFull: () => boolean;
  /**
   * Does some work, when its turn has come.
   *
   * @param work answers a question
   * @param signal gives up the turn of a client that has left
   * @returns what the work returns
   * @throws HTTPException of status 503, if too many questions are held
   */
  hold: <Result>(work: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;
}

/**
 * Limits how many questions are held at once. They begin one after another, one a turn of the event loop: to understand a
 * question takes milliseconds of the one thread there is, and between two of them the server has to read what else has come,
 * refuse what is too much and say that it is well.
 *
 * @param most questions that are answered, or wait, at once
 * @returns see {@link Load}
 */
export function limitLoad(most: number): Load {
  let held = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    isFull: () => held >= most,
    async hold(work, signal) {
      if (held >= most) throw overloaded();
      held++;
      try {
        last = last.then(() => nextTurn());
        await last;
        signal?.throwIfAborted();
        return await work();
      } finally {
        held--;
      }
    },
  };
}
