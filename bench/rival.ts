/** Texts that are looked at: the first, and the first five. */
export const FOUND = 5;

/** What embeds: the same for all that are compared. */
export interface Embedder {
  embedQuery(text: string): Promise<number[]>;
  embedDocuments(texts: string[]): Promise<number[][]>;
}

/** Finds texts for a question, best first. */
export type Retrieve = (question: string) => Promise<string[]>;

/** Opens a brief, so that it can be asked. */
export type OpenContender = (markdown: string, embeddings: Embedder) => Promise<Retrieve>;
