import { fold, wordSet } from '../language/words.js';
import type { CslName } from './csl.js';

const WORD = "\\p{Lu}[\\p{L}\\p{N}'’.-]*";
const PERSON_INVERTED = new RegExp(`^(?<family>${WORD}(?: ${WORD})?), (?<given>${WORD}(?: ${WORD}){0,2})$`, 'u');
/** A person whose family name is told apart without a guess: two words, or initials between them. */
const PERSON_DIRECT = new RegExp(`^(?<given>${WORD}(?: \\p{Lu}\\.?)*) (?<family>${WORD})$`, 'u');
/** A name of any kind: words with capitals, those that join them, and a short form in brackets. */
const WHOLE = new RegExp(
  `^${WORD}(?: (?:${WORD}|\\(${WORD}\\)|of|the|and|for|on|to|in|de|del|la|las|los|el|y|e|en|&))*$`,
  'u',
);
const AND = / (?:and|&|y|e) /u;
const AND_OTHERS = /,? (?:et al\.?|and others|y otros)$/u;
const LONGEST = 10; // words of a name that is taken as it stands

/** Words of institutions' names, folded: what stands beside one is no person's given name. */
const INSTITUTIONAL = wordSet(`
  academy agency amnesty archive army assembly association authority bank board bureau cabinet center centre chamber city
  coalition college commission committee confederation conference congress council court department embassy federation forum
  foundation fund government group house initiative institute institution international journal laboratory law league library
  magazine ministry mission museum network news office organisation organization parliament party police post press programme
  program project republic review school secretariat senate service society state states system times trust union university
  watch
  academia agencia asociacion ayuntamiento banco camara centro colegio comision comite comunidad congreso consejo corte
  direccion ejercito embajada escuela federacion fiscalia foro fundacion gobierno grupo instituto internacional ministerio
  observatorio oficina organizacion policia presidencia programa red republica secretaria senado servicio sociedad tribunal
  universidad`);

/** Words with which a remark begins, not a name. */
const REMARK =
  /^(?:see|cf|ibid|idem|id|quoted|cited|as|for|in|on|from|also|after|by|ver|vease|citado|segun|en|sobre|para)\b/u;

/**
 * Reads who made a work, from what stands before its title. Others who are only hinted at ("et al.") are left out.
 *
 * @param text names: "Lund, Eva", "Lund, Eva and Jon Berg", "Rail Watch"
 * @returns the names; one that may be a person's or an institution's stays as it stands. Undefined if the text may be read
 *   in more than one way
 */
export function readNames(text: string): CslName[] | undefined {
  return readPersons(text) ?? readWhole(text);
}

/**
 * Reads persons, of whom the first is named by the family name.
 *
 * @param text as in {@link readNames}
 * @returns their names; undefined if the text may be anything else
 */
export function readPersons(text: string): CslName[] | undefined {
  const [first = '', ...others] = text.replace(AND_OTHERS, '').split(AND);
  const { family, given } = PERSON_INVERTED.exec(first)?.groups ?? {};
  if (family === undefined || given === undefined || isInstitutional(text)) return undefined;
  const names = others.flatMap((other) => readDirect(other) ?? []);
  return names.length === others.length ? [{ family, given }, ...names] : undefined;
}

function readDirect(text: string): CslName | undefined {
  const { family, given } = PERSON_DIRECT.exec(text)?.groups ?? {};
  if (family !== undefined && given !== undefined) return { family, given };
  return isWhole(text) ? { literal: text } : undefined;
}

function readWhole(text: string): CslName[] | undefined {
  const name = text.replace(AND_OTHERS, '');
  return isWhole(name) && (!AND.test(name) || isInstitutional(name)) ? [{ literal: name }] : undefined;
}

function isWhole(text: string): boolean {
  return WHOLE.test(text) && !REMARK.test(fold(text)) && text.split(' ').length <= LONGEST;
}

function isInstitutional(text: string): boolean {
  const words = fold(text).split(/[^\p{L}]+/u);
  return words.some((word) => INSTITUTIONAL.has(word));
}
