import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';

/** The parts of an OpenAPI document that its contract is made of. */
export interface OpenApiDocument {
  info: { version: string };
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, AnySchema>; responses: Record<string, ResponseObject> };
}

interface OperationObject {
  parameters?: ParameterObject[];
  requestBody?: { content: Content };
  responses: Record<string, ResponseObject>;
}

interface ParameterObject {
  name: string;
  in: 'query' | 'path';
  required?: boolean;
  example?: unknown;
  schema: { example?: unknown };
}

/** A response as the document has it. */
export interface ResponseObject {
  headers?: Record<string, unknown>;
  content: Content;
}

type Content = Record<string, { schema: AnySchema; example?: unknown; examples?: Record<string, { value: unknown }> }>;

/** A request of the document's own examples. */
export interface ExampleRequest {
  method: string;
  path: string;
  body?: unknown;
}

/** An operation: a method at an address. */
export interface Operation extends OperationObject {
  method: string;
  path: string;
}

/** @returns the operations of a document */
export function operationsOf({ paths }: OpenApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** @returns the requests that an operation's examples make; one, if its parameters and its body have one example */
export function exampleRequests({ method, path, parameters = [], requestBody }: Operation): ExampleRequest[] {
  const examples = parameters.map((parameter) => ({
    ...parameter,
    value: parameter.example ?? parameter.schema.example,
  }));
  const query = new URLSearchParams();
  let filled = path;
  for (const { in: place, name, value } of examples) {
    if (place === 'path') filled = filled.replace(`{${name}}`, String(value));
    else if (value !== undefined) query.set(name, String(value));
  }
  const address = query.size > 0 ? `${filled}?${query}` : filled;
  const bodies = Object.values(requestBody?.content ?? {}).flatMap(examplesOf);
  return bodies.length > 0 ? bodies.map((body) => ({ method, path: address, body })) : [{ method, path: address }];
}

/** @returns the contents of an operation: what it takes, and what it answers */
export function contentsOf({ method, path, requestBody, responses }: Operation) {
  const parts = [...(requestBody ? [requestBody] : []), ...Object.values(responses)];
  return parts.map(({ content }) => ({ method, path, content }));
}

/** @returns all examples of a request's or a response's content, with the media type that they are of */
export function examplesIn(content: Content): { type: string; schema: AnySchema; value: unknown }[] {
  return Object.entries(content).flatMap(([type, media]) =>
    examplesOf(media).map((value) => ({ type, schema: media.schema, value })),
  );
}

function examplesOf({ example, examples = {} }: Content[string]): unknown[] {
  return [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)];
}

/**
 * Makes a check of values against a document's schemas. What a schema does not name is an error too, so that nothing can
 * be answered that the document does not tell of.
 *
 * @param document the document
 * @returns a function that gives what is wrong with a value, in words; nothing if it fits
 */
export function schemaCheck(document: OpenApiDocument): (schema: AnySchema, value: unknown) => string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const { schemas } = closed(document.components) as OpenApiDocument['components'];
  ajv.addSchema({ $id: 'document', components: { schemas } });
  return (schema, value) => {
    const check = ajv.compile(within(closed(schema)) as AnySchema);
    if (check(value)) return [];
    return (check.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath || '/', message, JSON.stringify(params)].join(' '),
    );
  };
}

/** What tells kinds of nodes in a schema apart. */
interface SchemaNode {
  $ref?: unknown;
  type?: unknown;
  properties?: unknown;
}

/** @returns a schema whose objects have only the properties that it names */
function closed(schema: unknown): unknown {
  return mapNodes(schema, (node) =>
    node.properties !== undefined && node.type === 'object' ? { ...node, additionalProperties: false } : node,
  );
}

/** @returns a schema that refers to the components from outside the document */
function within(schema: unknown): unknown {
  return mapNodes(schema, (node) => (typeof node.$ref === 'string' ? { ...node, $ref: `document${node.$ref}` } : node));
}

function mapNodes(value: unknown, change: (node: SchemaNode) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapNodes(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapNodes(item, change)])));
}
