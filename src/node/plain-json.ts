const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu; // JSON escapes only the first 32 of them; some terminals obey the others

/**
 * Writes JSON in which every character can be seen: no command to a terminal, no hidden change of direction, and no end of a
 * line but those of the indentation.
 *
 * @param value what to write
 * @param indent spaces a level; 0 for one line
 * @returns the JSON
 */
export function plainJson(value: unknown, indent = 0): string {
  const json = JSON.stringify(value, null, indent);
  return json.replace(UNSEEN, (found) => (found === '\n' ? found : escapeUnits(found)));
}

function escapeUnits(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
