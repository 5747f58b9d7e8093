import type { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { METRICS_PATH } from '../server/paths.js';
import type { RequestRecord } from './observe.js';

const PREFIX = 'ask_the_brief_';
/** Seconds: fine where the brief's own words are quoted, coarse where a language model writes. */
const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60];
const REFUSED = new Set([401, 403, 429, 503]); // requests that nothing is wrong with, but who sends them or when

/** Counts of what the server does, for Prometheus. */
export interface Metrics {
  /** a request is over */
  request: (record: RequestRecord) => void;
  registry: Registry;
}

/** @returns counts that begin at nothing, beside those of the process: memory, CPU, event loop */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const metric = (name: string, help: string) => ({ name: `${PREFIX}${name}`, help, registers: [registry] });
  const requests = new Counter({
    ...metric('requests_total', 'Requests, by the pattern of their address and the status of the response'),
    labelNames: ['route', 'status'],
  });
  const refusals = new Counter({
    ...metric('refusals_total', 'Requests turned away: 401 no key, 403 another site, 429 too many of one, 503 of all'),
    labelNames: ['status'],
  });
  const answers = new Counter({
    ...metric('answers_total', 'Answers, by what the brief says and how they are worded'),
    labelNames: ['status', 'mode'],
  });
  const seconds = new Histogram({
    ...metric('answer_seconds', 'Time that an answer took, waiting included'),
    labelNames: ['mode'],
    buckets: BUCKETS,
  });
  return {
    registry,
    request(record) {
      const status = String(record.status);
      requests.inc({ route: record.route, status });
      if (REFUSED.has(record.status)) refusals.inc({ status });
      for (const answer of record.answers) {
        answers.inc({ status: answer.status, mode: answer.mode });
        seconds.observe({ mode: answer.mode }, answer.ms / 1000);
      }
    },
  };
}

/**
 * Adds `GET /metrics`.
 *
 * @param app the server
 * @param registry the counts
 */
export function addMetricsRoute(app: Pick<Hono, 'get'>, registry: Registry): void {
  app.get(METRICS_PATH, async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }));
}
