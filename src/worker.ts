import kernel from '../dist/kernel.wasm';
import { createServer } from './worker/server.js';

/** The server on Cloudflare Workers. Static files are sent by the platform; what is none of them comes here. */
export default {
  // biome-ignore lint/suspicious/noConsole: on Workers, the console is the log
  fetch: createServer(kernel, (text) => console.error(text)),
};
