import type { BaseMessage } from '@langchain/core/messages';
import { createBreaker } from './breaker.js';
import type { AnswerForm, ModelClient } from './client.js';
import { type Deadline, sleep } from './deadline.js';
import { faultOf, ModelFault, statusOf } from './fault.js';
import type { Prompt } from './prompt.js';

/** What a language model is asked. */
export interface TextRequest {
  prompt: Prompt;
  variables: Readonly<Record<string, string>>;
  /** the form of its answer, where it can be held to one */
  form?: AnswerForm | undefined;
  deadline: Deadline;
  /** hears the text as it comes; `false` ends it */
  onText: (text: string) => boolean;
}

/** A language model that writes text, bounded in every way. */
export interface TextModel {
  /** its name, told with answers */
  name: string;
  /** milliseconds that an answer may take */
  timeoutMs: number;
  /**
   * @param request see {@link TextRequest}
   * @returns why it ended, as the endpoint says: `stop`, `length` or others; undefined if it does not say
   * @throws ModelFault if it gives no answer, or stops half-way; the reason of the deadline's signal if nobody waits any more
   */
  write(request: TextRequest): Promise<string | undefined>;
}

const MAX_CHARACTERS = 30_000; // for endpoints that do not keep to the token limit
/** With these an endpoint may say that it does not know how to hold an answer to a form. */
const UNKNOWN_FORM = new Set([400, 404, 415, 422, 501]);

/**
 * Bounds a language model: its time, the length of what it writes, and how often it is asked when it fails.
 *
 * One that fails several times in a row is left alone for a while; one that asks to be asked later is asked then, if the
 * deadline allows.
 *
 * @param client reaches it
 * @param report where faults are told to the operator
 * @returns the model
 */
export function createTextModel(client: ModelClient, report: (text: string) => void): TextModel {
  const breaker = createBreaker();
  let holdsToForms = true;
  let restUntil = 0;

  async function ask(request: TextRequest, messages: BaseMessage[]): Promise<string | undefined> {
    const rest = restUntil - Date.now();
    if (rest > request.deadline.remaining()) throw new ModelFault('busy', 'The endpoint asked to be asked later.');
    if (rest > 0) await sleep(rest, request.deadline.signal);
    const form = holdsToForms ? request.form : undefined;
    try {
      return await stream(client, messages, { ...request, form });
    } catch (error) {
      if (form && UNKNOWN_FORM.has(statusOf(error) ?? 0)) holdsToForms = false;
      else throw error;
    }
    return stream(client, messages, { ...request, form: undefined });
  }

  async function askPatiently(request: TextRequest, messages: BaseMessage[]): Promise<string | undefined> {
    try {
      return await ask(request, messages);
    } catch (error) {
      const { retryAfterMs } = error instanceof ModelFault ? error : faultOf(error);
      if (retryAfterMs === undefined) throw error;
      restUntil = Date.now() + retryAfterMs;
      return ask(request, messages);
    }
  }

  async function askInTime(request: TextRequest): Promise<string | undefined> {
    const { deadline, prompt, variables } = request;
    const messages = await prompt.template.formatMessages({ ...variables });
    if (!breaker.allows()) throw new ModelFault('paused', 'The endpoint failed several times in a row.');
    try {
      const finish = await askPatiently(request, messages);
      breaker.succeeded();
      return finish;
    } catch (error) {
      if (isStopped(deadline)) throw deadline.signal.reason; // who leaves is no fault of the endpoint
      breaker.failed();
      throw isTimeUp(deadline) ? new ModelFault('too_slow', `No answer in ${client.timeoutMs} ms.`) : faultOf(error);
    }
  }

  return {
    name: client.name,
    timeoutMs: client.timeoutMs,
    async write(request) {
      try {
        return await askInTime(request);
      } catch (error) {
        const isNews = error instanceof ModelFault && error.reason !== 'paused';
        if (isNews) report(`language model ${client.name}: ${error.reason}: ${error.message}`);
        throw error;
      }
    },
  };
}

function isTimeUp({ signal }: Deadline): boolean {
  return signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
}

function isStopped(deadline: Deadline): boolean {
  return deadline.signal.aborted && !isTimeUp(deadline);
}

async function stream(
  client: ModelClient,
  messages: BaseMessage[],
  { form, deadline, onText }: TextRequest,
): Promise<string | undefined> {
  const stopped = new AbortController(); // ends the request with the loop, whatever ends that
  const signal = AbortSignal.any([deadline.signal, stopped.signal]);
  let finish: string | undefined;
  let length = 0;
  try {
    for await (const piece of client.stream(messages, { form, signal })) {
      length += piece.text.length;
      if (length > MAX_CHARACTERS) throw new ModelFault('cut_off', 'It writes without end.');
      finish = piece.finish ?? finish;
      if (piece.text !== '' && !onText(piece.text)) return 'stop';
    }
  } catch (error) {
    if (length > 0 && !(error instanceof ModelFault) && !signal.aborted)
      throw new ModelFault('cut_off', 'The endpoint stopped half-way.', { cause: error });
    throw error;
  } finally {
    stopped.abort();
  }
  deadline.signal.throwIfAborted(); // LangChain ends a stream that is aborted as if it were complete
  return finish;
}
