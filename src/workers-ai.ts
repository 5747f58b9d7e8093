/** Runs a model of Workers AI: the `run` of its binding, or of its REST API. */
export type RunModel = (model: string, inputs: object, options?: { signal: AbortSignal }) => Promise<unknown>;

/** Workers AI did not give what it was asked for. */
export class WorkersAiError extends Error {
  override readonly name = 'WorkersAiError';
}

/** @returns whether a model is one of Workers AI */
export function isWorkersAi(model: string): boolean {
  return model.startsWith('@cf/');
}
