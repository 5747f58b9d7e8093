import { ChatOpenAI } from '@langchain/openai';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { type RunningServer, startServer } from '../support/server.js';

type Messages = OpenAI.ChatCompletionMessageParam[];

const MODEL = 'citizens-security-first';
const QUESTION = 'What did the Committee to Protect Journalists report?';
const USER: Messages = [{ role: 'user', content: QUESTION }];

let server: RunningServer;
let client: OpenAI;
beforeAll(async () => {
  server = await startServer();
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'none', maxRetries: 0 });
});
afterAll(() => server.stop());

const complete = async (messages: Messages) => {
  const completion = await client.chat.completions.create({ model: MODEL, messages });
  const message = completion.choices[0]?.message;
  return { completion, message, content: message?.content ?? '', answer: extension(completion) };
};
const extension = (object: object) => (object as { ask_the_brief: Answer }).ask_the_brief;
const slice = (text: string, start: number, end: number) => [...text].slice(start, end).join('');

describe("OpenAI's own client", () => {
  test('finds the brief as a model', async () => {
    const { data } = await client.models.list();
    expect(data).toMatchObject([{ id: MODEL, object: 'model' }]);
    expect(await client.models.retrieve(MODEL)).toEqual(data[0]);
  });

  test('gets the answer with its numbers and its notes under it', async () => {
    const { completion, message, content, answer } = await complete(USER);
    expect(content).toMatch(/remaining unpunished\. \[15, 16\]\n\n---\n\n\[15\] Open Democracy.*\n\n\[16\] Lakhani/su);
    expect(completion).toMatchObject({
      object: 'chat.completion',
      model: MODEL,
      id: expect.stringMatching(/^chatcmpl-/u),
    });
    expect(completion.choices).toMatchObject([{ index: 0, finish_reason: 'stop', logprobs: null }]);
    expect(message).toMatchObject({ role: 'assistant', refusal: null });
    const { tookMs, ...asked } = await (await fetch(`${server.url}/ask?q=${encodeURIComponent(QUESTION)}`)).json();
    expect(answer).toEqual(asked);
  });

  test('gets a link for each number whose note has one, at its place in the text', async () => {
    const { message, content, answer } = await complete(USER);
    const annotations = message?.annotations ?? [];
    const places = annotations.map(({ type, url_citation: { start_index, end_index, url, title } }) => ({
      ...{ type, url, title, number: slice(content, start_index, end_index) },
    }));
    expect(places).toEqual(
      answer.citations.flatMap(({ endnote, urls }) =>
        urls.map((url) => ({ type: 'url_citation', url, title: expect.any(String), number: String(endnote) })),
      ),
    );
    expect(places[0]?.title).toBe('Journalism in Mexico: Report for a living, get killed for reporting');
  });

  test('gets the same as a stream, with the usage if it asks for it', async () => {
    const { content, answer, message } = await complete(USER);
    const stream = client.chat.completions.stream({
      ...{ model: MODEL, messages: USER, stream_options: { include_usage: true } },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const whole = await stream.finalChatCompletion();
    expect(whole.choices[0]?.message.content).toBe(content);
    expect(whole.choices[0]?.finish_reason).toBe('stop');
    expect(whole.usage).toEqual({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
    expect(chunks.map(({ usage }) => usage).slice(0, -1)).toEqual(chunks.slice(0, -1).map(() => null));
    const last = chunks.at(-2) as OpenAI.ChatCompletionChunk;
    expect(extension(last)).toEqual(answer);
    expect(last.choices[0]?.delta).toMatchObject({ annotations: message?.annotations });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  test('gets a stream without the usage otherwise, sentence by sentence', async () => {
    const messages: Messages = [{ role: 'user', content: 'Which cities had prevention programs?' }];
    const stream = await client.chat.completions.create({ model: MODEL, messages, stream: true });
    const pieces: string[] = [];
    for await (const { choices, usage } of stream) {
      expect(usage).toBeUndefined();
      pieces.push(choices[0]?.delta.content ?? '');
    }
    const { content, answer } = await complete(messages);
    expect(pieces.join('')).toBe(content);
    for (const { text } of answer.sentences) expect(pieces.some((piece) => piece.includes(text))).toBe(true);
  });

  test('asks on: the turns before are the history, with the notes under them left out', async () => {
    const { content } = await complete(USER);
    const { answer } = await complete([
      ...USER,
      { role: 'assistant', content },
      { role: 'user', content: 'Which source says that?' },
    ]);
    expect(answer).toMatchObject({ status: 'answered', citations: [{ endnote: 15 }, { endnote: 16 }] });
  });

  test('hears that the brief does not say, in the language of the question', async () => {
    const { content, answer, message } = await complete([
      { role: 'user', content: '¿Quién ganó el mundial de fútbol?' },
    ]);
    expect(content).toMatch(/^El informe no lo dice\.\n\n---\n\nLo más cercano en el informe:/u);
    expect(answer.status).toBe('not_in_brief');
    expect(message?.annotations).toEqual([]);
  });

  test.each([
    ['an unknown model', { model: 'gpt-4o', messages: USER }, 404, 'model_not_found', 'model'],
    ['no message', { model: MODEL, messages: [] }, 400, null, 'messages'],
    ['no question', { model: MODEL, messages: [{ role: 'system', content: 'x' }] as Messages }, 400, null, 'messages'],
    [
      'a long one',
      { model: MODEL, messages: [{ role: 'user', content: 'x'.repeat(2001) }] as Messages },
      400,
      null,
      'messages',
    ],
  ])('gets an error of its own kind for %s', async (_, body, status, code, param) => {
    const error = await client.chat.completions.create(body).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(error).toMatchObject({ status, code, param, type: 'invalid_request_error', requestID: expect.any(String) });
  });

  test('is told of a model that does not exist', async () => {
    await expect(client.models.retrieve('gpt-4o')).rejects.toThrow(`This server has "${MODEL}"`);
  });
});

describe("LangChain's ChatOpenAI", () => {
  const model = () => new ChatOpenAI({ model: MODEL, apiKey: 'none', configuration: { baseURL: `${server.url}/v1` } });

  test('asks', async () => {
    const { content } = await model().invoke(QUESTION);
    expect(content).toContain('remaining unpunished. [15, 16]');
  });

  test('asks and hears the answer as a stream', async () => {
    let text = '';
    for await (const { content } of await model().stream(QUESTION)) text += content;
    expect(text).toBe((await model().invoke(QUESTION)).content);
  });
});
