import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { terminalListener } from '../../ingest/build/terminal.js';
import { createMcpServer } from '../mcp/server.js';
import { runCommand } from './command.js';
import { readConfig } from './config.js';
import { openBrief } from './open.js';

/** The Model Context Protocol over standard input and output. Whatever is not protocol goes to standard error. */
await runCommand(async () => {
  const parts = await openBrief(readConfig(process.env), terminalListener(process.stderr));
  const report = (text: string): void => void process.stderr.write(`${text}\n`);
  serveStdio(() => createMcpServer({ ...parts, report }), { onerror: (error) => report(`mcp: ${error.message}`) });
});
