import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Breaker, createBreaker } from '../../src/llm/breaker.js';

const PAUSE_MS = 30_000;

let breaker: Breaker;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  breaker = createBreaker();
  for (let i = 0; i < 3; i++) breaker.failed();
});
afterEach(() => void vi.useRealTimers());

const pass = (ms: number): unknown => vi.setSystemTime(Date.now() + ms);

test('faults that are not in a row do not count', () => {
  const other = createBreaker();
  for (const act of ['failed', 'failed', 'succeeded', 'failed', 'failed'] as const) other[act]();
  expect(other.allows()).toBe(true);
});

describe('what failed three times in a row', () => {
  test('is left alone for a while, then tried by one for all', () => {
    expect(breaker.allows()).toBe(false);
    pass(PAUSE_MS - 1);
    expect(breaker.allows()).toBe(false);
    pass(1);
    expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
  });

  test('and fails the one who tries is left alone for as long again', () => {
    pass(PAUSE_MS);
    expect(breaker.allows()).toBe(true);
    pass(PAUSE_MS / 2);
    breaker.failed();
    pass(PAUSE_MS - 1);
    expect(breaker.allows()).toBe(false);
    pass(1);
    expect(breaker.allows()).toBe(true);
  });

  test('is tried again if the one who tries is never heard of again', () => {
    pass(PAUSE_MS);
    expect(breaker.allows()).toBe(true);
    expect(breaker.allows()).toBe(false);
    pass(PAUSE_MS);
    expect(breaker.allows()).toBe(true);
  });
});
