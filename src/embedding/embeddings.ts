/** A model that gives vectors of texts, of unit length: their inner product is their cosine. */
export interface TextEmbeddings {
  /** length of a vector */
  readonly dimension: number;
  /** how many tokens of a text the model reads */
  readonly maxTokens: number;
  /** @returns how many tokens a text has */
  countTokens(text: string): number;
  /** @returns the vector of a question */
  embedQuery(question: string): Promise<number[]>;
  /** @returns the vectors of questions, in their order */
  embedQueries(questions: string[]): Promise<number[][]>;
  /** @returns the vectors of texts of the brief, in their order */
  embedDocuments(texts: string[]): Promise<number[][]>;
}

/** @returns a vector of unit length */
export function unitLength(vector: ArrayLike<number>): number[] {
  const numbers = Array.from(vector);
  const length = Math.hypot(...numbers) || 1;
  return numbers.map((value) => value / length);
}
