/** What the same word is written with in one language and not in another; each brings both to one form. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^e(?=s[bcdfglmnpqrt])/u, ''], // estado, state
  [/t(?=i[aeo])/gu, 'c'], // initiative, iniciativa
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/qu|ck|ch|k|x/gu, 'c'],
  [/y/gu, 'i'],
  [/v/gu, 'b'],
  [/z/gu, 'c'],
  [/(\p{L})\1/gu, '$1'],
  [/(?:tion|cion|sion)(?:s|es)?$/u, 'cion'],
  [/(?:ty|ti|dad|dades|ties)$/u, 't'],
];
const SAME_START = 3; // letters: beginnings change least
const SHARE = 0.66; // of the longer word: below this, unlike words meet

/**
 * Tells whether two words of different languages may be one by descent: "comité" and "committee", "nacional" and "national".
 *
 * @param a a word, folded
 * @param b a word, folded
 * @returns whether they begin alike and have most of their letters in common, in the same order
 */
export function areCognates(a: string, b: string): boolean {
  const [one, other] = [plain(a), plain(b)];
  if (one.slice(0, SAME_START) !== other.slice(0, SAME_START) || one.length <= SAME_START) return false;
  return commonLength(one, other) / Math.max(one.length, other.length) >= SHARE;
}

/** Length of the longest common subsequence (Wagner and Fischer, 1974). */
function commonLength(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let i = 0; i < other.length; i++)
      next.push(letter === other[i] ? (row[i] ?? 0) + 1 : Math.max(next[i] ?? 0, row[i + 1] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

function plain(word: string): string {
  return SPELLINGS.reduce((text, [written, same]) => text.replace(written, same), word);
}
