// sentencex ships no types of its own.
declare module 'sentencex' {
  /** @returns the sentences of `text`, white space included */
  export default function segment(language: string, text: string): string[];
}
