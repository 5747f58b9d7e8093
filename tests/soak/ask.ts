import autocannon from 'autocannon';

const OK = 200;

/** How a load is put on a server. */
export interface LoadOptions {
  url: string;
  connections: number;
  seconds: number;
  questions: readonly string[];
  /** requests a second of all connections; as many as are answered, if not given */
  rate?: number;
}

/** What came of a load. */
export interface LoadResult {
  /** answers a second */
  answered: number;
  /** responses by status; 0 for connections that failed */
  statuses: Record<number, number>;
  /** milliseconds, of whatever was answered */
  p50: number;
  p99: number;
}

/**
 * Asks a server questions, round and round.
 *
 * @param options see {@link LoadOptions}
 * @returns see {@link LoadResult}
 */
export async function load({ url, connections, seconds, questions, rate }: LoadOptions): Promise<LoadResult> {
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  const requests = questions.map((question) => ({
    method: 'POST' as const,
    path: '/ask',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  }));
  const options = { url, connections, duration: seconds, requests, ...(rate && { overallRate: Math.ceil(rate) }) };
  const { errors, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    run.on('response', (_client, status, _bytes, milliseconds) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === OK) times.push(milliseconds);
    });
  });
  if (errors > 0) statuses[0] = errors;
  times.sort((a, b) => a - b);
  const quantile = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { answered: times.length / duration, statuses, p50: quantile(0.5), p99: quantile(0.99) };
}
