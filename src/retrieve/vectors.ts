/** A chunk whose vector is near a question's. */
export interface VectorHit {
  /** place of its vector in the list that was indexed */
  item: number;
  /** cosine of the two vectors, -1 to 1 */
  score: number;
}

/** Where vectors are searched: HNSW on Node, other engines elsewhere. */
export interface VectorIndex {
  /**
   * @param vector a question's vector, of unit length
   * @param count how many hits at the most
   * @returns the nearest chunks, best first
   */
  search(vector: readonly number[], count: number): Promise<VectorHit[]>;
}
