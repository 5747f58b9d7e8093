import { fold } from '../language/words.js';

/** What kind of answer a question asks for. */
export const QUESTION_KINDS = [
  'source',
  'number',
  'date',
  'person',
  'place',
  'cause',
  'list',
  'manner',
  'fact',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Question words by kind, in English and Spanish, on folded text; the first kind that fits counts. */
const PATTERNS: readonly [QuestionKind, RegExp][] = [
  [
    'source',
    /\b(?:sources?|end ?notes?|foot ?notes?|citations?|cited?|cites|references?|bibliograph\w*|links?|url|based on (?:what|which)|(?:which|what) (?:reports?|articles?|stud(?:y|ies)|papers?|newspapers?|press releases?|publications?|texts?)|where does .* (?:come|taken) from|according to (?:whom|which|what)|notas?|fuentes?|citas?|citad[oa]s?|referencias?|enlaces?|bibliografia|de donde (?:viene|sale|procede|proviene|se toma|se saca)n?|en que se basan?|(?:que|cual|cuales) (?:informes?|reportes?|articulos?|estudios?|periodicos?|comunicados?|publicacion(?:es)?)|segun (?:que|quien|cual))\b/u,
  ],
  [
    'number',
    /\b(?:how (?:many|much|often|long|large|big|high)|what (?:share|percentage|proportion|portion|number|rate|fraction|figure)|percent(?:age)?|number of|death toll|total|cuant[oa]s?|que (?:porcentaje|proporcion|parte|cifra|numero|tasa)|porcentaje|cifras?|numero de)\b/u,
  ],
  [
    'date',
    /\b(?:when|what year|which year|what date|since when|until when|cuando|que (?:ano|fecha|dia|mes)|desde cuando|hasta cuando|fecha)\b/u,
  ],
  [
    'cause',
    /\b(?:why|reasons?|causes?|because|how come|what (?:led|drove|made|explains|caused|set off|triggered|prompted|sparked|provoked|motivated|was behind|is behind|lay behind)|motives?|rationale|por que|razon(?:es)?|motivos?|causas?|a que se (?:debe|debio)n?|debido|que (?:provoco|causo|desato|motivo|detono|origino|hubo detras|hay detras)|detras de)\b/u,
  ],
  ['person', /\b(?:who|whom|whose|quien(?:es)?)\b/u],
  [
    'place',
    /\b(?:where|which (?:city|cities|town|country|countries|state|states|place|places|region|regions)|donde|(?:en )?que (?:ciudad(?:es)?|pais(?:es)?|estados?|lugar(?:es)?|regiones|region|pueblo))\b/u,
  ],
  [
    'list',
    /\b(?:lists?|name (?:the|all|some)|give me (?:all|the)|all (?:of )?(?:the )?(?:two|three|four|five|six|seven|\d)|enumerate|which ones|what are|what were|examples?|cuales|enumera|listas?|menciona|ejemplos?|(?:todos|todas|dame) (?:los|las)|que (?:tipos?|clases?))\b/u,
  ],
  ['manner', /\b(?:how|como|de que (?:manera|modo|forma))\b/u],
];

/** @returns the kind of answer that a question asks for; `fact` if its words do not tell */
export function kindOf(question: string): QuestionKind {
  const plain = fold(question);
  return PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'fact';
}
