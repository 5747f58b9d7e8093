/** When something has to be done, and the signal that stops it then, or when nobody waits for it any more. */
export interface Deadline {
  signal: AbortSignal;
  /** @returns milliseconds that are left, 0 or more */
  remaining(): number;
}

/**
 * Starts the clock.
 *
 * @param ms milliseconds from now
 * @param signal stops it before
 * @returns the deadline
 */
export function startDeadline(ms: number, signal?: AbortSignal): Deadline {
  const end = Date.now() + ms;
  const timeout = AbortSignal.timeout(ms);
  return {
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    remaining: () => Math.max(0, end - Date.now()),
  };
}

/**
 * Waits.
 *
 * @param ms milliseconds
 * @param signal ends the waiting
 * @throws the signal's reason
 */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/**
 * Waits for what may not heed a signal.
 *
 * @param signal ends the waiting
 * @param promise what is waited for
 * @returns what it gives
 * @throws the signal's reason
 */
export async function until<Result>(signal: AbortSignal, promise: Promise<Result>): Promise<Result> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, stopped]);
}
