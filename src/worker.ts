import kernel from '../dist/kernel.wasm';
import again from '../prompts/again.md';
import answer from '../prompts/answer.md';
import contextualise from '../prompts/contextualise.md';
import { createServer } from './worker/server.js';

/** The server on Cloudflare Workers. Static files are sent by the platform; what is none of them comes here. */
export default {
  fetch: createServer({
    kernel,
    prompts: { 'again.md': again, 'answer.md': answer, 'contextualise.md': contextualise },
    // biome-ignore lint/suspicious/noConsole: on Workers, the console is the log
    report: (text) => console.error(text),
  }),
};
