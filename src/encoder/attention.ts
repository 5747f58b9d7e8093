import { softmax } from '../retrieve/network.js';

const HEADS = 4;

/**
 * Multi-head self-attention (Vaswani et al., 2017, https://arxiv.org/abs/1706.03762): every token takes up what the others
 * hold, the more the better its query fits their keys.
 *
 * @param qkv a row a token: queries, keys and values of all heads, side by side
 * @param width length of the values of all heads together
 * @returns a row a token: the values of all heads, mixed
 */
export function attend(qkv: Float32Array, width: number): Float32Array {
  const row = 3 * width;
  const tokens = Array.from({ length: qkv.length / row }, (_, token) => token * row);
  const depth = width / HEADS;
  const out = new Float32Array(tokens.length * width);
  for (const [place, token] of tokens.entries()) {
    for (let head = 0; head < width; head += depth) {
      const scores = tokens.map((other) => product(qkv, token + head, other + width + head, depth));
      const shares = softmax(scores.map((score) => score / Math.sqrt(depth)));
      for (const [i, other] of tokens.entries())
        addTo(out, place * width + head, qkv, other + 2 * width + head, depth, shares[i] ?? 0);
    }
  }
  return out;
}

/** Inner product of two stretches of `count` numbers. */
function product(numbers: Float32Array, a: number, b: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (numbers[a + i] ?? 0) * (numbers[b + i] ?? 0);
  return sum;
}

/** Adds a share of a stretch of `count` numbers to another stretch. */
function addTo(to: Float32Array, at: number, from: Float32Array, start: number, count: number, share: number): void {
  for (let i = 0; i < count; i++) to[at + i] = (to[at + i] ?? 0) + share * (from[start + i] ?? 0);
}
