import type { Judged } from './fit.js';
import type { Treatment } from './samples.js';

const TAMPERED = 50; // sentences of the brief, of each kind of edit
/** The kinds of edit that are promised to be caught. */
export const TAMPERED_KINDS = ['number', 'year', 'actor', 'negation'] as const;
const OTHERS: readonly Treatment[] = ['direction', 'elsewhere', 'spliced'];

/**
 * Tells how well the check does, each sentence judged by a fit that saw none of its paragraph.
 *
 * @param judged every sample
 * @returns tables, as text
 */
export function report(judged: readonly Judged[]): string {
  const of = (origin: string, treatment: Treatment): Judged[] =>
    judged.filter(({ sample }) => sample.origin.startsWith(origin) && sample.treatment === treatment);
  const edited = TAMPERED_KINDS.map((kind) => ({ kind, own: tampered(judged, kind) }));
  const paraphrases = of('paraphrases', 'true');
  const row = (name: string, own: readonly Judged[]): string[] => [name, ...counts(own)];
  return [
    table(
      ['tampered sentences of the brief', 'count', 'caught', 'by a rule', 'by the fit', 'share'],
      [
        ...edited.map(({ kind, own }) => row(kind, own)),
        row(
          'all four',
          edited.flatMap(({ own }) => own),
        ),
        ...OTHERS.map((kind) => row(kind, tampered(judged, kind))),
      ],
    ),
    table(
      ['true sentences', 'count', 'stopped', 'by a rule', 'by the fit', 'share'],
      [
        row('of the brief itself', of('brief', 'true')),
        row('paraphrases, English', of('paraphrases-en', 'true')),
        row('paraphrases, Spanish', of('paraphrases-es', 'true')),
        row('all paraphrases', paraphrases),
        row(
          '… written after the rules',
          paraphrases.filter(({ sample }) => sample.unseen),
        ),
      ],
    ),
    table(
      ['tampered paraphrases', 'count', 'caught', 'by a rule', 'by the fit', 'share'],
      [
        ...[...TAMPERED_KINDS, ...OTHERS].flatMap((kind) => [
          row(`${kind}, English`, of('paraphrases-en', kind)),
          row(`${kind}, Spanish`, of('paraphrases-es', kind)),
        ]),
      ],
    ),
  ].join('\n\n');
}

/** @returns the false sentences of one kind, made from the brief's own, that are reported: at most fifty, from all over the brief */
export function tampered(judged: readonly Judged[], kind: Treatment): Judged[] {
  const own = judged.filter(({ sample }) => sample.origin === 'brief' && sample.treatment === kind);
  return spread(own, TAMPERED);
}

/** As many of some items, evenly spread over their order. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)] as T);
}

function counts(own: readonly Judged[]): string[] {
  const stopped = own.filter(({ objection }) => objection !== undefined);
  const byRule = stopped.filter(({ sample }) => sample.examined.objection !== undefined);
  const share = `${((100 * stopped.length) / (own.length || 1)).toFixed(1)} %`;
  return [own.length, stopped.length, byRule.length, stopped.length - byRule.length].map(String).concat(share);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, j) => Math.max(...[head, ...rows].map((row) => row[j]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row.map((cell, j) => (j === 0 ? cell.padEnd(widths[j] ?? 0) : cell.padStart(widths[j] ?? 0))).join('  '),
    )
    .join('\n');
}
