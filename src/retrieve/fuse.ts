/** Rank constant of reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009. */
const RANK_CONSTANT = 60;

/** An item with its fused score. */
export interface Fused {
  id: string;
  /** sum of `1 / (60 + rank)` over the rankings that hold it */
  score: number;
}

/**
 * Fuses rankings whose scores cannot be compared, by rank alone.
 *
 * @param rankings lists of ids, best first
 * @returns every id once, best first; ties in the order of first appearance
 */
export function fuseByRank(rankings: readonly (readonly string[])[]): Fused[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings) {
    ranking.forEach((id, index) => {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (RANK_CONSTANT + index + 1));
    });
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
}
