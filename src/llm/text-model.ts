import type { BaseMessage } from '@langchain/core/messages';
import type { ChatOpenAI } from '@langchain/openai';
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel';
import { createChatModel, type ModelEndpoint } from './chat-model.js';
import { type Deadline, sleep } from './deadline.js';
import { faultOf, ModelFault, statusOf } from './fault.js';
import type { Prompt } from './prompt.js';

/** What a language model is asked. */
export interface TextRequest {
  prompt: Prompt;
  variables: Readonly<Record<string, string>>;
  /** the form of its answer, where the endpoint can hold it to one: a JSON schema with a name */
  form?: { name: string; schema: Record<string, unknown> } | undefined;
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

const MAX_TOKENS = 4000; // an answer is a few hundred; models that think aloud need more
const MAX_CHARACTERS = 30_000; // for endpoints that do not keep to the token limit
const FAULTS_IN_A_ROW = 3; // after which the endpoint is left alone
const PAUSE_MS = 30_000;
/** With these an endpoint may say that it does not know how to hold an answer to a form. */
const UNKNOWN_FORM = new Set([400, 404, 415, 422, 501]);

/**
 * Reaches a language model at any OpenAI-compatible endpoint.
 *
 * An endpoint that fails several times in a row is left alone for a while (circuit breaker: Nygard, Release It!, 2007); one
 * that asks to be asked later is asked then, if the deadline allows.
 *
 * @param endpoint where it is reached
 * @param report where faults are told to the operator
 * @returns the model
 */
export function createTextModel(endpoint: ModelEndpoint, report: (text: string) => void): TextModel {
  const chat = createChatModel(endpoint, MAX_TOKENS);
  const breaker = circuitBreaker(handleType(ModelFault), {
    halfOpenAfter: PAUSE_MS,
    breaker: new ConsecutiveBreaker(FAULTS_IN_A_ROW),
  });
  let holdsToForms = true;
  let restUntil = 0;

  async function ask(request: TextRequest, messages: BaseMessage[]): Promise<string | undefined> {
    const rest = restUntil - Date.now();
    if (rest > request.deadline.remaining()) throw new ModelFault('busy', 'The endpoint asked to be asked later.');
    if (rest > 0) await sleep(rest, request.deadline.signal);
    const form = holdsToForms ? request.form : undefined;
    try {
      return await stream(chat, messages, { ...request, form });
    } catch (error) {
      if (form && UNKNOWN_FORM.has(statusOf(error) ?? 0)) holdsToForms = false;
      else throw error;
    }
    return stream(chat, messages, { ...request, form: undefined });
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

  return {
    name: endpoint.model,
    timeoutMs: endpoint.timeoutMs,
    async write(request) {
      const { deadline, prompt, variables } = request;
      const messages = await prompt.template.formatMessages({ ...variables });
      try {
        return await breaker.execute(() =>
          askPatiently(request, messages).catch((error: unknown) => {
            throw isTimeUp(deadline)
              ? new ModelFault('too_slow', `No answer in ${endpoint.timeoutMs} ms.`)
              : faultUnlessStopped(error, deadline);
          }),
        );
      } catch (error) {
        if (error instanceof BrokenCircuitError)
          throw new ModelFault('paused', 'The endpoint failed several times in a row.');
        if (error instanceof ModelFault) report(`language model ${endpoint.model}: ${error.reason}: ${error.message}`);
        throw error;
      }
    },
  };
}

function isTimeUp({ signal }: Deadline): boolean {
  return signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
}

/** Who leaves is no fault of the endpoint. */
function faultUnlessStopped(error: unknown, { signal }: Deadline): unknown {
  return signal.aborted ? signal.reason : faultOf(error);
}

async function stream(
  chat: ChatOpenAI,
  messages: BaseMessage[],
  { form, deadline, onText }: TextRequest,
): Promise<string | undefined> {
  const stopped = new AbortController(); // ends the request with the loop, whatever ends that
  const signal = AbortSignal.any([deadline.signal, stopped.signal]);
  const format = form && { response_format: { type: 'json_schema' as const, json_schema: { ...form, strict: true } } };
  let finish: string | undefined;
  let length = 0;
  try {
    for await (const chunk of await chat.stream(messages, { signal, ...format })) {
      const text = chunk.text;
      length += text.length;
      if (length > MAX_CHARACTERS) throw new ModelFault('cut_off', 'It writes without end.');
      const reason: unknown = (chunk.response_metadata as { finish_reason?: unknown }).finish_reason;
      if (typeof reason === 'string') finish = reason;
      if (text !== '' && !onText(text)) return 'stop';
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
