/** Milliseconds, by share of the cases that took no longer. */
export interface Times {
  p50: number;
  p99: number;
}

/** @returns the quantiles of some times */
export function quantiles(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
