import { isContentWord } from '../language/language.js';
import { wordsOf } from '../language/words.js';

/** Between two questions: a question mark, or a comma and a joining word before a word that asks. */
const JOINT =
  /\?+\s+(?=\S)|[,;]?\s+(?:and|y|e|also|además|as well as|así como)\s+(?=¿?(?:what|which|who|whom|whose|when|where|why|how|qué|que|cuál|cual|cuáles|cuales|quién|quien|quiénes|quienes|cuándo|cuando|dónde|donde|cómo|como|cuánto|cuánta|cuántos|cuántas|cuanto|cuanta|cuantos|cuantas|por qué|por que)(?!\p{L}))/giu;

/**
 * Splits what asks for several things: "What is X and when did Y?".
 *
 * @param question the question
 * @returns its parts in order; the question alone if a part would have no topic of its own ("when and why did X?")
 */
export function partsOf(question: string): string[] {
  const parts = question
    .split(JOINT)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => wordsOf(part).some(isContentWord)) ? parts : [question];
}
