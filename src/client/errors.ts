import type { Problem } from '../answer/events.js';

/** The server says why it does not answer. The message is its own, and says what to do. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /**
   * @param problem what the server says
   * @param retryAfter seconds after which to ask again, where the server says that
   */
  constructor(
    readonly problem: Problem,
    readonly retryAfter?: number | undefined,
  ) {
    super(problem.detail);
  }

  /** The response's HTTP status. */
  get status(): number {
    return this.problem.status;
  }

  /** What is wrong, and what to do about it. */
  get detail(): string {
    return this.problem.detail;
  }

  /** Names the request in the server's log. */
  get requestId(): string {
    return this.problem.requestId;
  }
}

/** What came is no answer of this API: something else answers at that address, or the answer broke off. */
export class ResponseError extends Error {
  override readonly name = 'ResponseError';

  /**
   * @param message what is wrong
   * @param status the response's HTTP status
   */
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}
