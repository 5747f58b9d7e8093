import { withoutRegion } from '../language/words.js';

/** Why the brief's own sentences stand where a language model was to word the answer. */
export const FALLBACKS = [
  'not_configured', // the operator set no language model, or none that is bound
  'not_needed', // endnotes are given as they stand
  'unreachable', // the model's endpoint is down, or failed
  'refused', // it refuses the request: a wrong key, an unknown model
  'busy', // it has too much to do, for longer than an answer may take
  'paused', // it failed several times in a row and is left alone for a while
  'too_slow', // it took longer than an answer may take
  'cut_off', // it stopped half-way, or wrote without end
  'empty', // it wrote nothing
  'unreadable', // it wrote nothing that can be read as sentences with passages
  'wrong_language', // it wrote in another language than the question's
  'unsupported', // what it wrote is not in the brief
] as const;
export type Fallback = (typeof FALLBACKS)[number];

type Notices = Readonly<Record<Fallback | 'partly', string>>;

const english: Notices = {
  not_configured: 'No language model is set up here, so the brief answers in its own sentences.',
  not_needed: 'Endnotes are given as they stand.',
  unreachable: 'The language model cannot be reached, so the brief answers in its own sentences.',
  refused: 'The language model refuses to answer here, so the brief answers in its own sentences.',
  busy: 'The language model is busy, so the brief answers in its own sentences.',
  paused:
    'The language model failed several times and is left alone for a while, so the brief answers in its own sentences.',
  too_slow: 'The language model took too long, so the brief answers in its own sentences.',
  cut_off: 'The language model did not finish, so the brief answers in its own sentences.',
  empty: 'The language model wrote nothing, so the brief answers in its own sentences.',
  unreadable: 'What the language model wrote cannot be read, so the brief answers in its own sentences.',
  wrong_language: 'The language model wrote in another language, so the brief answers in its own sentences.',
  unsupported: 'What the language model wrote is not in the brief, so the brief answers in its own sentences.',
  partly:
    'Where the language model failed, or wrote what is not in the brief, the brief’s own sentences stand in quotation marks.',
};

const spanish: Notices = {
  not_configured: 'Aquí no hay un modelo de lenguaje, así que el informe responde con sus propias frases.',
  not_needed: 'Las notas se dan tal como están.',
  unreachable: 'No se puede llegar al modelo de lenguaje, así que el informe responde con sus propias frases.',
  refused: 'El modelo de lenguaje se niega a responder aquí, así que el informe responde con sus propias frases.',
  busy: 'El modelo de lenguaje está ocupado, así que el informe responde con sus propias frases.',
  paused:
    'El modelo de lenguaje falló varias veces y se le deja un rato, así que el informe responde con sus propias frases.',
  too_slow: 'El modelo de lenguaje tardó demasiado, así que el informe responde con sus propias frases.',
  cut_off: 'El modelo de lenguaje no terminó, así que el informe responde con sus propias frases.',
  empty: 'El modelo de lenguaje no escribió nada, así que el informe responde con sus propias frases.',
  unreadable:
    'No se puede leer lo que escribió el modelo de lenguaje, así que el informe responde con sus propias frases.',
  wrong_language: 'El modelo de lenguaje escribió en otro idioma, así que el informe responde con sus propias frases.',
  unsupported:
    'Lo que escribió el modelo de lenguaje no está en el informe, así que el informe responde con sus propias frases.',
  partly:
    'Donde el modelo de lenguaje falló, o escribió lo que no está en el informe, van entre comillas las frases del propio informe.',
};

const NOTICES: Readonly<Record<string, Notices>> = { en: english, es: spanish };

/**
 * Tells a reader why an answer is not, or not wholly, worded by a language model.
 *
 * @param fallback the reason
 * @param isPartly whether some sentences are worded by the model all the same
 * @param language BCP 47 tag; English if it is not spoken here
 * @returns a plain sentence
 */
export function noticeOf(fallback: Fallback, isPartly: boolean, language: string): string {
  return (NOTICES[withoutRegion(language)] ?? english)[isPartly ? 'partly' : fallback];
}
