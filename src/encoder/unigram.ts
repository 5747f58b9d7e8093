import { z } from 'zod';

/** A vocabulary of pieces of words, each with the logarithm of its probability. */
export interface UnigramModel {
  /** the pieces with their scores; a piece's place is its id */
  vocab: (readonly [piece: string, score: number])[];
  /** id of what no piece stands for */
  unk_id: number;
}

/** Validates the `tokenizer.json` of the default model, and takes from it what differs from model to model. */
export const tokenizerSchema = z
  .object({
    model: z.object({
      type: z.literal('Unigram'),
      unk_id: z.number().int(),
      vocab: z.array(z.tuple([z.string(), z.number()])),
    }),
  })
  .transform(({ model }): UnigramModel => model);

/** Splits a text into the ids of its tokens. */
export type Tokenize = (text: string) => number[];

const SPACE = '\u2581'; // ▁, which SentencePiece writes for a space
const UNKNOWN_PENALTY = 10; // how far an unknown character is below the worst piece, as in SentencePiece

interface Token {
  id: number;
  score: number;
  length: number;
}

/** The best way to split a text up to some place. */
interface Split {
  score: number;
  /** where its last token begins */
  begin: number;
  /** its last token */
  id: number;
}

/**
 * Prepares a Unigram tokenizer (Kudo, 2018, https://arxiv.org/abs/1804.10959): of all ways to split a text into pieces of
 * the vocabulary, it takes the most probable.
 *
 * @param model the vocabulary
 * @returns splits a text, normalised by NFKC; unknown characters in a row are one token
 */
export function createTokenizer({ vocab, unk_id: unknown }: UnigramModel): Tokenize {
  const pieces = new Map(
    vocab.map(([piece, score], id): [string, Token] => [piece, { id, score, length: piece.length }]),
  );
  const longest = Math.max(...vocab.map(([piece]) => piece.length));
  const worst = Math.min(...vocab.map(([, score]) => score));
  const unknownToken: Token = { id: unknown, score: worst - UNKNOWN_PENALTY, length: 1 };

  /** The tokens that may begin at a place, shortest first. A character that is no piece is unknown. */
  function tokensAt(text: string, begin: number): Token[] {
    const tokens: Token[] = [];
    for (let length = 1; length <= longest && begin + length <= text.length; length++) {
      const piece = pieces.get(text.slice(begin, begin + length));
      if (piece && piece.id !== unknown) tokens.push(piece);
      else if (length === 1) tokens.push(unknownToken);
    }
    return tokens;
  }

  /** Viterbi's algorithm: the best split up to each place, from the best splits up to the places before it. */
  function bestSplits(text: string): Split[] {
    const best: Split[] = [{ score: 0, begin: 0, id: unknown }];
    for (let begin = 0; begin < text.length; begin++) {
      const before = best[begin]?.score ?? 0;
      for (const { id, score, length } of tokensAt(text, begin)) {
        const rival = best[begin + length];
        if (!rival || before + score > rival.score) best[begin + length] = { score: before + score, begin, id };
      }
    }
    return best;
  }

  return (text) => {
    const normalised = text.normalize('NFKC');
    const marked = normalised === '' ? '' : ` ${normalised}`.replaceAll(' ', SPACE);
    const best = bestSplits(marked);
    const ids: number[] = [];
    for (let end = marked.length; end > 0; ) {
      const { begin, id } = best[end] as Split;
      if (id !== unknown || ids.at(-1) !== unknown) ids.push(id);
      end = begin;
    }
    return ids.reverse();
  };
}
