/** Lists of places, one behind the other, since a question goes through thousands of them. */
export interface PackedLists {
  /** where each list begins; one more for the end of the last */
  starts: Uint32Array;
  places: Uint32Array;
}

/** @returns lists, packed */
export function pack(lists: readonly (readonly number[])[]): PackedLists {
  const starts = new Uint32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] ?? 0) + list.length;
  return { starts, places: Uint32Array.from(lists.flat()) };
}
