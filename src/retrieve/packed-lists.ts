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
  const places = new Uint32Array(starts.at(-1) ?? 0);
  let end = 0;
  for (const list of lists) for (const place of list) places[end++] = place;
  return { starts, places };
}

/** @returns the lists that {@link pack} was given */
export function unpack({ starts, places }: PackedLists): number[][] {
  const lists: number[][] = [];
  for (let list = 0; list + 1 < starts.length; list++) {
    const own: number[] = [];
    for (let i = starts[list] ?? 0; i < (starts[list + 1] ?? 0); i++) own.push(places[i] ?? 0);
    lists.push(own);
  }
  return lists;
}

/** @returns for each list, the arithmetic mean of the values at its places; 0 for an empty one */
export function meansOf({ starts, places }: PackedLists, values: Float32Array): Float32Array {
  const means = new Float32Array(starts.length - 1);
  for (let list = 0; list < means.length; list++) {
    const start = starts[list] ?? 0;
    const end = starts[list + 1] ?? 0;
    let total = 0;
    for (let i = start; i < end; i++) total += values[places[i] ?? 0] ?? 0;
    if (end > start) means[list] = total / (end - start);
  }
  return means;
}
