import { writeFile } from 'node:fs/promises';
import type { CheckModel } from '../../src/answer/check/check.js';

const MODEL_PATH = 'src/answer/check/model.ts';

/**
 * Writes the fitted model as source: it belongs to no brief, and every edge reads it the same way.
 *
 * @param model what was fitted
 * @returns the path that was written
 */
export async function writeModel(model: CheckModel): Promise<string> {
  const rounded = (value: number): string => String(Number(value.toPrecision(4))); // more is more than the data tell
  const aspects = Object.entries(model).flatMap(([aspect, { bias, weights, threshold }]) => [
    `  ${aspect}: {`,
    `    threshold: ${threshold},`,
    `    bias: ${rounded(bias)},`,
    '    weights: {',
    ...Object.entries<number>(weights).map(([sign, weight]) => `      ${sign}: ${rounded(weight)},`),
    '    },',
    '  },',
  ]);
  const lines = [
    "import type { CheckModel } from './check.js';",
    '',
    '/** Written by `npm run check-sentences -- --write`; `signs.ts` says what each sign is. */',
    'export const CHECK_MODEL: CheckModel = {',
    ...aspects,
    '};',
  ];
  await writeFile(MODEL_PATH, `${lines.join('\n')}\n`);
  return MODEL_PATH;
}
