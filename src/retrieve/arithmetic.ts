/** @returns the numbers added up; 0 for none */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** @returns the arithmetic mean; 0 for none */
export function mean(numbers: readonly number[]): number {
  return numbers.length > 0 ? sum(numbers) / numbers.length : 0;
}

/** @returns the arithmetic mean of the values at some places; 0 for none */
export function meanAt(values: Float32Array, places: readonly number[]): number {
  let total = 0;
  for (const place of places) total += values[place] ?? 0;
  return places.length > 0 ? total / places.length : 0;
}

/**
 * Finds the places of the highest values.
 *
 * @param values any number of them
 * @param count how many places at the most
 * @param above only values above this one count
 * @returns their places, the highest first; of equal ones, the first
 */
export function highest(values: Float32Array, count: number, above = 0): number[] {
  const best: number[] = [];
  let least = above; // that a value has to exceed
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (value <= least) continue;
    let rank = Math.min(best.length, count - 1);
    for (; rank > 0 && (values[best[rank - 1] ?? 0] ?? 0) < value; rank--) best[rank] = best[rank - 1] ?? 0;
    best[rank] = place;
    if (best.length === count) least = values[best[count - 1] ?? 0] ?? 0;
  }
  return best;
}
