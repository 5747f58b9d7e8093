import type { Answer } from '../../answer/answer.js';

const LATE_CONTROLS = /[\u007F-\u009F]/gu; // which JSON leaves as they are, and some terminals obey

/** @returns an answer as JSON, in one line if it is one of many; ends with a line break */
export function toJson(answer: Answer, isOneOfMany: boolean): string {
  const json = JSON.stringify(answer, null, isOneOfMany ? 0 : 2);
  return `${json.replace(LATE_CONTROLS, (control) => `\\u00${control.charCodeAt(0).toString(16)}`)}\n`;
}
