import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERSION } from '../../src/version.js';
import { contractChecks } from './checks.js';
import {
  contentsOf,
  type ExampleRequest,
  exampleRequests,
  examplesIn,
  type OpenApiDocument,
  type Operation,
  operationsOf,
} from './document.js';

/** A running server. */
export interface ContractTarget {
  /** its address, without a slash at the end */
  url: string;
  stop(): Promise<unknown>;
}

const STRANGER = 'https://stranger.example';
const KEY = 'a-key-of-thirty-two-characters-0';
const REQUESTS = 3; // that the guarded server answers in its window
const JSON_TYPE = 'application/json';

/**
 * The contract of the HTTP interface, by the server's own OpenAPI document: each example that it gives is sent, each error
 * that it tells of is provoked, and each response is checked against it.
 *
 * @param name what the server runs on
 * @param start starts it with settings; called with none, and with `API_KEYS`, `RATE_LIMIT` and `RATE_LIMIT_WINDOW_S`
 */
export function contractSuite(
  name: string,
  start: (settings: Record<string, string>) => Promise<ContractTarget>,
): void {
  describe(`the contract, on ${name}`, () => {
    let open: ContractTarget;
    let guarded: ContractTarget;
    let document: OpenApiDocument;
    let operations: Operation[];
    let checks: ReturnType<typeof contractChecks>;

    beforeAll(async () => {
      const guards = { API_KEYS: KEY, RATE_LIMIT: String(REQUESTS), RATE_LIMIT_WINDOW_S: '3600' };
      [open, guarded] = await Promise.all([start({}), start(guards)]);
      document = await (await fetch(`${open.url}/openapi.json`)).json();
      operations = operationsOf(document);
      checks = contractChecks(document);
    });
    afterAll(() => Promise.all([open.stop(), guarded.stop()]));

    const send = (
      { method, path, body }: ExampleRequest,
      headers: Record<string, string> = {},
      { url } = open,
    ): Promise<Response> => {
      const content = body === undefined ? {} : { 'content-type': JSON_TYPE };
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return fetch(url + path, {
        method,
        headers: { ...content, ...headers },
        ...(body !== undefined && { body: text }),
      });
    };
    const at = (path: string, method = 'GET'): Operation =>
      operations.find((operation) => operation.path === path && operation.method === method) as Operation;

    test('the document is one of OpenAPI 3.1, for the version that runs', async () => {
      expect(await new Validator().validate({ ...document })).toMatchObject({ valid: true });
      expect(document.info.version).toBe(VERSION);
    });

    test('every request and every response has an example, and each fits its schema', () => {
      for (const { method, path, content } of operations.flatMap(contentsOf)) {
        const examples = examplesIn(content);
        expect(new Set(examples.map(({ type }) => type)), `${method} ${path}`).toEqual(new Set(Object.keys(content)));
        for (const { type, schema, value } of examples) {
          checks.expectFits(schema, value, `${method} ${path} ${type}`);
          if (type === 'text/event-stream') checks.expectEvents(String(value), `${method} ${path}`);
        }
      }
    });

    test('each example can be sent, and is answered as the document says, in every type that it offers', async () => {
      for (const operation of operations)
        for (const request of exampleRequests(operation))
          for (const accept of Object.keys(operation.responses[200]?.content ?? {})) {
            const what = `${request.method} ${request.path} ${JSON.stringify(request.body)}`;
            const response = await send(request, { accept });
            expect(response.status, what).toBe(200);
            expect(response.headers.get('content-type')?.split(';')[0], what).toBe(accept);
            await checks.expectAs(operation.responses[200], response, what);
          }
    });

    test('HEAD says the same as GET, without the content', async () => {
      for (const operation of operations.filter(({ method }) => method === 'GET')) {
        const [request] = exampleRequests(operation);
        if (!request) continue;
        const [get, head] = [await send(request), await send({ ...request, method: 'HEAD' })];
        expect(head.status, request.path).toBe(get.status);
        expect(head.headers.get('content-type'), request.path).toBe(get.headers.get('content-type'));
        expect(await head.text(), request.path).toBe('');
      }
    });

    test('a request that is wrong gets a 400 that names the field', async () => {
      const long = 'x'.repeat(36);
      for (const body of [{}, { question: ' ' }, { question: 7 }, { question: 'x', mode: 'poem' }, [], '{"question":'])
        await checks.expectError(at('/ask', 'POST'), 400, await send({ method: 'POST', path: '/ask', body }));
      await checks.expectError(at('/ask'), 400, await send({ method: 'GET', path: '/ask' }));
      await checks.expectError(
        at('/suggestions'),
        400,
        await send({ method: 'GET', path: `/suggestions?lang=${long}` }),
      );
      const endnote = '/brief/endnotes/{number}';
      await checks.expectError(at(endnote), 400, await send({ method: 'GET', path: '/brief/endnotes/first' }));
    });

    test('a body that is too large or no JSON is refused', async () => {
      const large = { question: 'x', history: [{ question: 'q', answer: 'a'.repeat(600_000) }] };
      await checks.expectError(at('/ask', 'POST'), 413, await send({ method: 'POST', path: '/ask', body: large }));
      const text = { 'content-type': 'text/plain' };
      await checks.expectError(at('/ask', 'POST'), 415, await send({ method: 'POST', path: '/ask', body: 'x' }, text));
    });

    test('a site that may not ask is told so, wherever it asks', async () => {
      for (const operation of operations)
        for (const request of exampleRequests(operation).slice(0, 1))
          await checks.expectError(operation, 403, await send(request, { origin: STRANGER }));
    });

    test('what is not there gets 404, and what is there for other methods 405 with their names', async () => {
      const path = '/brief/endnotes/999999';
      await checks.expectError(at('/brief/endnotes/{number}'), 404, await send({ method: 'GET', path }));
      const { NotFound, MethodNotAllowed } = document.components.responses;
      for (const method of ['GET', 'POST', 'DELETE']) {
        const response = await send({ method, path: '/nowhere' });
        expect(response.status).toBe(404);
        await checks.expectAs(NotFound, response, `${method} /nowhere`);
      }
      for (const operation of operations) {
        const [request] = exampleRequests(operation);
        const response = await send({ method: 'DELETE', path: request?.path ?? '' });
        expect(response.status, operation.path).toBe(405);
        expect(response.headers.get('allow')?.split(', '), operation.path).toContain(operation.method);
        await checks.expectAs(MethodNotAllowed, response, `DELETE ${operation.path}`);
      }
    });

    test('a server with keys and a limit asks for the one and says when the other is reached', async () => {
      const costly = operations.filter(({ responses }) => responses[401]);
      const request = (operation: Operation) => exampleRequests(operation)[0] as ExampleRequest;
      for (const operation of costly)
        await checks.expectError(operation, 401, await send(request(operation), {}, guarded));
      const key = { authorization: `Bearer ${KEY}` };
      for (let asked = costly.length; asked < REQUESTS; asked++) {
        const response = await send(request(at('/ask')), key, guarded);
        expect(response.status).toBe(200);
        expect(response.headers.get('ratelimit')).toMatch(/^"[\w-]+";r=\d+;t=\d+$/u);
        expect(response.headers.get('ratelimit-policy')).toMatch(/^"[\w-]+";q=3;w=3600$/u);
      }
      for (const operation of costly)
        await checks.expectError(operation, 429, await send(request(operation), key, guarded));
    });

    test('no error of the document was left out here', () => {
      const documented = operations.flatMap(({ method, path, responses }) =>
        Object.keys(responses).map((status) => `${method} ${path} ${status}`),
      );
      const others = documented.filter((what) => !/ (?:200|500|503)$/u.test(what)); // nobody can provoke a 500; 503 takes load
      expect([...checks.provoked].sort()).toEqual(others.sort());
    });
  });
}
