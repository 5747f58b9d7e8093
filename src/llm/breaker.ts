const FAULTS_IN_A_ROW = 3;
const PAUSE_MS = 30_000;

/** Leaves alone what failed several times in a row. */
export interface Breaker {
  /** @returns whether it may be asked; after a pause, one may, and the others wait for what that one meets */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
}

/**
 * Sets up a circuit breaker (Nygard, Release It!, 2007). It keeps numbers alone and never waits for another's request: on
 * Workers that may be gone without a word.
 *
 * @returns see {@link Breaker}
 */
export function createBreaker(): Breaker {
  let faults = 0;
  let pausedUntil = 0;
  const pause = (): void => {
    pausedUntil = Date.now() + PAUSE_MS;
  };
  return {
    allows() {
      if (faults < FAULTS_IN_A_ROW) return true;
      if (Date.now() < pausedUntil) return false;
      pause(); // for the others
      return true;
    },
    succeeded() {
      faults = 0;
    },
    failed() {
      faults++;
      if (faults >= FAULTS_IN_A_ROW) pause();
    },
  };
}
