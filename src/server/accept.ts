import type { Context } from 'hono';
import { type Accept, parseAccept } from 'hono/utils/accept';

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream';

/**
 * Says whether a client wants the answer as an event stream: if it accepts that more than JSON, by its q-values, or as
 * much but by its very name (RFC 9110, section 12.5.1). Everyone else gets JSON.
 *
 * @param c the request's context
 * @returns whether to send events
 */
export function wantsEvents(c: Context): boolean {
  const ranges = parseAccept(c.req.header('accept') ?? '');
  const [stream, json] = [preference(ranges, STREAM_TYPE), preference(ranges, JSON_TYPE)];
  return stream.q > json.q || (stream.q === json.q && stream.q > 0 && stream.precision > json.precision);
}

/** How much a media type is wanted: by the most precise range that it fits. */
function preference(ranges: readonly Accept[], type: string): { q: number; precision: number } {
  const fitting = ['*/*', `${type.split('/')[0]}/*`, type];
  const [best = { q: 0, precision: -1 }] = ranges
    .map((range) => ({ q: range.q, precision: fitting.indexOf(range.type.toLowerCase()) }))
    .filter(({ precision }) => precision >= 0)
    .sort((a, b) => b.precision - a.precision);
  return best;
}
