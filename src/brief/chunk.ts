/** A piece of text that gets one vector. It is never quoted: it finds passages. */
export interface Chunk {
  /** what is embedded */
  text: string;
  /** ids of the passages it is a part of or spans, in the brief's order */
  passages: string[];
}
