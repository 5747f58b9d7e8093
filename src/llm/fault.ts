import type { Fallback } from '../answer/fallback.js';

/** What can go wrong between here and a language model. */
export type FaultReason = Extract<Fallback, 'unreachable' | 'refused' | 'busy' | 'paused' | 'too_slow' | 'cut_off'>;

/** A language model gave no answer, or not all of it. The message is for the operator: it may name the endpoint's own error. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';

  /** milliseconds after which it may be asked again, if it says so */
  readonly retryAfterMs: number | undefined;

  /**
   * @param reason what went wrong
   * @param message for the operator
   * @param options the cause, and {@link retryAfterMs}
   */
  constructor(
    readonly reason: FaultReason,
    message: string,
    { cause, retryAfterMs }: { cause?: unknown; retryAfterMs?: number | undefined } = {},
  ) {
    super(message, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}

const MAX_RETRY_AFTER_MS = 60 * 60 * 1000; // an endpoint that asks for more is asked again after an hour

/**
 * Tells what went wrong.
 *
 * @param error what a client threw
 * @returns the fault
 */
export function faultOf(error: unknown): ModelFault {
  if (error instanceof ModelFault) return error;
  const message = error instanceof Error ? error.message : String(error);
  const status = statusOf(error);
  if (status === 429) return new ModelFault('busy', message, { cause: error, retryAfterMs: retryAfterOf(error) });
  if (status !== undefined && status >= 400 && status < 500 && status !== 408)
    return new ModelFault('refused', message, { cause: error });
  if (error instanceof Error && error.name === 'TimeoutError')
    return new ModelFault('too_slow', message, { cause: error });
  return new ModelFault('unreachable', message, { cause: error });
}

/** @returns the HTTP status that an endpoint answered with, if it answered at all */
export function statusOf(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** How long an endpoint wants to be left alone: seconds, or a date (RFC 9110, 10.2.3). */
function retryAfterOf(error: unknown): number | undefined {
  const headers = typeof error === 'object' && error !== null && 'headers' in error ? error.headers : undefined;
  const value = headers instanceof Headers ? headers.get('retry-after') : undefined;
  if (!value) return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.min(MAX_RETRY_AFTER_MS, Math.max(0, wait)) : undefined;
}
