import type { Block } from './blocks.js';
import type { SeparatedNotes } from './endnotes.js';
import type { Problem } from './problems.js';

/**
 * Checks that markers and endnotes fit together.
 *
 * @param body the brief's blocks without its notes
 * @param notes its endnotes
 * @returns an error for each marker without an endnote and for a brief without notes; a warning for each endnote
 *   without a marker, each number that is missing in the count, and each marker that points at a note again
 */
export function checkMarkers(body: readonly Block[], notes: SeparatedNotes): Problem[] {
  const markers = body.flatMap((block) => block.markers);
  if (notes.endnotes.length === 0) return [noEndnotes(body, markers.length)];
  const problems: Problem[] = [];
  const seen = new Map<number, number>();
  for (const { labels, line } of markers) {
    for (const label of labels) {
      const number = notes.numberOf(label);
      if (number === undefined) {
        problems.push(danglingMarker(label, line));
      } else if (seen.has(number)) {
        const message = `has a second marker, the first is in line ${seen.get(number)}; both are kept`;
        problems.push({ severity: 'warning', line, endnote: number, message });
      } else {
        seen.set(number, line);
      }
    }
  }
  return [...problems, ...unused(notes, seen), ...gaps(notes)];
}

function noEndnotes(body: readonly Block[], markers: number): Problem {
  const line = body.at(-1)?.line ?? 1;
  const found = markers > 0 ? `though the text has ${markers} markers` : 'and the text has no markers';
  const message = `no endnotes found, ${found}; put them under a heading "Endnotes", as "[1] …" each, or write footnotes as "[^1]: …"`;
  return { severity: 'error', line, message };
}

function danglingMarker(label: string, line: number): Problem {
  const message = 'a marker points at it, but there is no such note; add the note or correct the marker';
  const number = Number(label);
  if (Number.isInteger(number)) return { severity: 'error', line, endnote: number, message };
  return { severity: 'error', line, message: `footnote "${label}": ${message}` };
}

function unused(notes: SeparatedNotes, seen: ReadonlyMap<number, number>): Problem[] {
  return notes.endnotes
    .filter(({ number }) => !seen.has(number))
    .map(({ number }) => ({
      severity: 'warning',
      line: notes.lines.get(number) ?? 1,
      endnote: number,
      message: 'has no marker in the text, so no statement can cite it',
    }));
}

function gaps({ endnotes, lines }: SeparatedNotes): Problem[] {
  return endnotes.flatMap(({ number }, index) => {
    const expected = (endnotes[index - 1]?.number ?? 0) + 1;
    if (number === expected) return [];
    const missing = number - 1 === expected ? `${expected}` : `${expected} to ${number - 1}`;
    const message = `the count jumps: ${missing} missing before it`;
    return [{ severity: 'warning' as const, line: lines.get(number) ?? 1, endnote: number, message }];
  });
}
