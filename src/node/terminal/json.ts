import type { Answer } from '../../answer/answer.js';
import { plainJson } from '../plain-json.js';

/** @returns an answer as JSON, in one line if it is one of many; ends with a line break */
export function toJson(answer: Answer, isOneOfMany: boolean): string {
  return `${plainJson(answer, isOneOfMany ? 0 : 2)}\n`;
}
