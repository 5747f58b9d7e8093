import type { SourceModel } from './weights.js';

/** The first six ids (unknown, start, end, three spare) are not pieces of text. */
const RESERVED = 6;
const UNKNOWN = 0;
const END = 2;
/** Far below any spelling-out of the same text (the worst piece scores -14.5), so that "<s>" typed by a reader stays text. */
const NEVER = -1000;
const SPACE = '\u2581'; // ▁, which SentencePiece writes for a space

/**
 * Writes the vocabulary as a Unigram `tokenizer.json` of the Hugging Face format, with the normalisation that the
 * source package applies: NFKC, spaces as "▁", one "▁" in front of a text that is not empty.
 *
 * @returns the contents of `tokenizer.json`
 */
export function writeTokenizer({ vocabulary }: SourceModel): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFKC' },
        { type: 'Replace', pattern: { Regex: '^(?=[\\s\\S])' }, content: ' ' },
        { type: 'Replace', pattern: { String: ' ' }, content: SPACE },
      ],
    },
    pre_tokenizer: null,
    post_processor: null,
    decoder: { type: 'Metaspace', replacement: SPACE, add_prefix_space: true },
    model: {
      type: 'Unigram',
      unk_id: UNKNOWN,
      vocab: vocabulary.map(([piece, score], id) => [piece, id < RESERVED ? NEVER : score]),
    },
  };
}

/**
 * Writes what goes with the tokenizer.
 *
 * @param maxTokens how many tokens of a text the encoder reads
 * @returns the contents of `tokenizer_config.json`
 */
export function writeTokenizerConfig({ vocabulary }: SourceModel, maxTokens: number): object {
  return {
    tokenizer_class: 'PreTrainedTokenizer',
    model_max_length: maxTokens,
    unk_token: vocabulary[UNKNOWN]?.[0],
    pad_token: vocabulary[END]?.[0],
  };
}
