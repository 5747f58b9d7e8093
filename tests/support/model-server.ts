import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a client of the chat completions protocol asks. */
export interface ChatRequest {
  /** everything it says, in order */
  text: string;
  authorization: string;
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
    const { messages } = JSON.parse(await bodyOf(incoming)) as { messages: { content: string }[] };
    const request = {
      text: messages.map(({ content }) => content).join('\n'),
      authorization: incoming.headers.authorization ?? '',
    };
    requests.push(request);
    const content = script(request, response);
    if (content === undefined) return;
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

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of incoming) body += part;
  return body;
}
