import { expect, test } from 'vitest';
import { readConfig } from '../../src/node/config.js';

test('no setting is needed', () => {
  expect(readConfig({})).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 8787,
    EMBEDDING_MODEL: 'universal-sentence-encoder-lite',
  });
  expect(readConfig({ PORT: '', HOST: undefined })).toEqual(readConfig({}));
});

test('a setting that cannot be used is told by its name, all of them at once', () => {
  expect(() => readConfig({ PORT: 'eighty', MODEL_HUB: 'ftp://hub' })).toThrow(/PORT: [\s\S]*MODEL_HUB: /u);
});

test('keys are read as a list, and one that is short or cannot stand in a header is refused', () => {
  expect(readConfig({ API_KEYS: 'abcdefghijklmnop, ABCDEFGHIJKLMNOP1=' }).API_KEYS).toEqual([
    'abcdefghijklmnop',
    'ABCDEFGHIJKLMNOP1=',
  ]);
  for (const key of ['short', 'abcdefghijklmnop"', 'llave-secreta-número-uno'])
    expect(() => readConfig({ API_KEYS: key }), key).toThrow(/API_KEYS/u);
});
