import type { BaseMessage } from '@langchain/core/messages';

/** The form of an answer: a JSON schema with a name. */
export interface AnswerForm {
  name: string;
  schema: Record<string, unknown>;
}

/** A piece of what a language model writes. */
export interface TextPiece {
  text: string;
  /** why it ends here, as it says: `stop`, `length` or others */
  finish?: string | undefined;
}

/** Reaches a language model, wherever it runs. */
export interface ModelClient {
  /** the model's name */
  name: string;
  /** milliseconds that an answer may take */
  timeoutMs: number;
  /**
   * @param messages what the model is told
   * @param options the form of its answer, for those that can hold it to one, and what stops it
   * @returns what it writes, piece by piece; fails with whatever {@link faultOf} can tell the meaning of
   */
  stream(
    messages: BaseMessage[],
    options: { form?: AnswerForm | undefined; signal: AbortSignal },
  ): AsyncIterable<TextPiece>;
}

/** The most that a model may write, in tokens: an answer is a few hundred; models that think aloud need more. */
export const MAX_TOKENS = 4000;
