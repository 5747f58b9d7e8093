import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a client of the chat completions protocol asks. */
export interface ChatRequest {
  /** everything it says, in order */
  text: string;
  authorization: string;
  /** it wants the answer as a stream of events */
  stream: boolean;
  /** it wants the answer to keep to a JSON schema */
  hasForm: boolean;
  /** the client has closed the connection */
  isLeft: boolean;
}

/** A server on loopback that speaks the chat completions protocol as its script tells it. */
export interface ModelServer {
  /** base address, ending in /v1 */
  url: string;
  requests: ChatRequest[];
  stop(): Promise<void>;
}

/**
 * Starts a model server.
 *
 * @param script says what to answer: a text, or whatever it does to the response itself
 * @returns the server, when it listens
 */
export async function startModelServer(
  script: (request: ChatRequest, response: ServerResponse) => string | undefined,
): Promise<ModelServer> {
  const requests: ChatRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const body = JSON.parse(await bodyOf(incoming)) as RequestBody;
    const request = {
      text: body.messages.map(({ content }) => content).join('\n'),
      authorization: incoming.headers.authorization ?? '',
      stream: body.stream === true,
      hasForm: body.response_format !== undefined,
      isLeft: false,
    };
    response.once('close', () => {
      request.isLeft = !response.writableFinished;
    });
    requests.push(request);
    const content = script(request, response);
    if (content === undefined) return;
    if (request.stream) return void response.end(begin(response) + events(content) + END);
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        ...{ id: 'c1', object: 'chat.completion', created: 0, model: 'scripted' },
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}/v1`, requests, stop };
}

interface RequestBody {
  messages: { content: string }[];
  stream?: boolean;
  response_format?: unknown;
}

/** Ends a stream of events as the protocol has it. */
export const END = `${event({}, 'stop')}data: [DONE]\n\n`;

/** @returns a text as events of a stream, in pieces that keep to no boundary */
export function events(text: string): string {
  return (text.match(/[\s\S]{1,7}/gu) ?? []).map((content) => event({ content })).join('');
}

/** @returns an event of a stream */
export function event(delta: { content?: string }, finish: string | null = null): string {
  const choices = [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 0, model: 'scripted', choices })}\n\n`;
}

/** Says that a stream of events follows. */
export function begin(response: ServerResponse): '' {
  response.setHeader('content-type', 'text/event-stream');
  return '';
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of incoming) body += part;
  return body;
}
