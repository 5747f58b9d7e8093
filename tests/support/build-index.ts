import { buildIndex } from '../../ingest/build/build.js';
import { readConfig } from '../../src/node/config.js';

/** Builds the index that the tests ask, unless it is there: the same step as in `npm start`. */
export async function setup(): Promise<void> {
  await buildIndex(readConfig({}), { listener: { progress: () => undefined, warning: () => undefined } });
}
