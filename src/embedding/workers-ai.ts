import { z } from 'zod';
import { type RunModel, WorkersAiError } from '../workers-ai.js';
import { unitLength } from './embeddings.js';

const MAX_TEXTS = 100; // in one request: https://developers.cloudflare.com/workers-ai/models/bge-m3/

const outputSchema = z.object({ data: z.array(z.array(z.number()).min(1)) });

/**
 * Embeds texts by a model of Workers AI.
 *
 * @param run runs it
 * @param model its name: `@cf/baai/bge-m3`
 * @param texts any number
 * @returns their vectors, of unit length, in their order
 * @throws WorkersAiError if it does not answer, or answers something else
 */
export async function embedByWorkersAi(run: RunModel, model: string, texts: readonly string[]): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let start = 0; start < texts.length; start += MAX_TEXTS) {
    const batch = texts.slice(start, start + MAX_TEXTS);
    const output = await run(model, { text: batch }).catch((cause) => {
      throw new WorkersAiError(`The embedding model ${model} did not answer.`, { cause });
    });
    const { data } = outputSchema.safeParse(output).data ?? { data: [] };
    if (data.length !== batch.length) throw new WorkersAiError(`The model ${model} gives no vectors of texts.`);
    vectors.push(...data.map(unitLength));
  }
  return vectors;
}
