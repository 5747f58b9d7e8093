import { McpServer } from '@modelcontextprotocol/server';
import type { Mode } from '../answer/answer.js';
import type { Asker } from '../answer/ask.js';
import type { Searcher } from '../answer/search.js';
import type { Brief } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import { VERSION } from '../version.js';
import { addResources } from './resources.js';
import { addTools } from './tools.js';

/** What an MCP server answers with. */
export interface McpParts {
  ask: Asker;
  search: Searcher;
  lookup: BriefLookup;
  /** how answers can be worded */
  modes: readonly Mode[];
  /** where unexpected errors are told */
  report: (text: string) => void;
}

/**
 * A server of the Model Context Protocol for one brief: three tools, and the brief and its endnotes as resources. It keeps
 * nothing between requests, and knows nothing of how they arrive.
 *
 * @param parts see {@link McpParts}
 * @returns a server, for one connection or one request
 */
export function createMcpServer(parts: McpParts): McpServer {
  const { brief } = parts.lookup;
  const server = new McpServer(
    { name: 'ask-the-brief', title: 'Ask the Brief', version: VERSION },
    { instructions: instructionsFor(brief) },
  );
  addTools(server, parts);
  addResources(server, parts.lookup);
  return server;
}

/** What a model is told before it calls anything. */
function instructionsFor({ title, authors }: Brief): string {
  const by = authors.length > 0 ? ` by ${authors.join(', ')}` : '';
  return `This server answers from one policy brief, “${title}”${by}, and from nothing else.
Ask with ask_brief, and give the turns before as history. Quote its sentences as they stand, with the endnote numbers in \
brackets behind them: the numbers are the brief's own, and every statement needs them. Add no number that an answer does not have. \
A sentence without a number is the author's own analysis: say so.
If the status is not_in_brief, say that the brief does not say, and do not answer from elsewhere.
get_endnote tells the source behind a number; search_brief finds the passages nearest to some words.`;
}
