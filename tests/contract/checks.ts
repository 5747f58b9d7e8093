import type { AnySchema } from 'ajv/dist/2020.js';
import { createParser } from 'eventsource-parser';
import { expect } from 'vitest';
import { type OpenApiDocument, type Operation, type ResponseObject, schemaCheck } from './document.js';

const PROBLEM_TYPE = 'application/problem+json';

/** The events of an answer, by their names, with their schemas; OpenAPI tells of them in prose only. */
const EVENTS: Readonly<Record<string, AnySchema>> = {
  sentence: { $ref: '#/components/schemas/Sentence' },
  citations: { type: 'array', items: { $ref: '#/components/schemas/Citation' } },
  done: { $ref: '#/components/schemas/Answer' },
};

/**
 * Makes the checks of responses against a document. Each takes words that say which response failed.
 *
 * @param document the document
 * @returns the checks, and the errors that were provoked so far: method, address and status of each
 */
export function contractChecks(document: OpenApiDocument) {
  const faults = schemaCheck(document);
  const provoked = new Set<string>();

  function expectFits(schema: AnySchema, value: unknown, what: string): void {
    expect(faults(schema, value), what).toEqual([]);
  }

  /** Checks that an event stream has the events of an answer, in their order. */
  function expectEvents(text: string, what: string): void {
    const names: string[] = [];
    const parser = createParser({
      onEvent: ({ event = '', data }) => {
        names.push(event);
        expectFits(EVENTS[event] ?? false, JSON.parse(data), `${what}: ${event}`);
      },
    });
    parser.feed(text);
    expect(names.join(' '), what).toMatch(/^(?:sentence )*citations done$/u);
  }

  /** Checks a response against one that the document has. */
  async function expectAs(documented: ResponseObject | undefined, response: Response, what: string): Promise<void> {
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    const schema = documented?.content[type]?.schema;
    if (schema === undefined) throw new Error(`${what}: the document has no ${response.status} of type ${type}`);
    const isJson = type.endsWith('json');
    const body = isJson ? await response.json() : await response.text();
    expectFits(schema, body, what);
    if (!isJson) expectEvents(body, what);
    const requestId = response.headers.get('x-request-id');
    if (type === PROBLEM_TYPE) expect(body, what).toMatchObject({ status: response.status, requestId });
  }

  /** Checks that an operation answered with an error that it is documented with, and with the headers of that error. */
  async function expectError(operation: Operation, status: number, response: Response): Promise<void> {
    const what = `${operation.method} ${operation.path} ${status}`;
    expect(response.status, what).toBe(status);
    const documented = operation.responses[status];
    for (const header of Object.keys(documented?.headers ?? {}))
      expect(response.headers.has(header), `${what} ${header}`).toBe(true);
    await expectAs(documented, response, what);
    provoked.add(what);
  }

  return { expectFits, expectEvents, expectAs, expectError, provoked };
}
