import { z } from '@hono/zod-openapi';
import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { answerIn, writeOut } from '../answer/text.js';
import { noSuchEndnote, showEndnote } from '../brief/endnotes.js';
import { answerSchema, askBody, endnotePath, endnoteSchema } from '../server/contract.js';
import type { McpParts } from './server.js';
import { endnoteText, passageLine } from './text.js';

const FAILED = 'The brief was not read. Call the tool again; if it fails again, tell the operator of this server.';
const READ_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

const question = z.object({
  ...askBody.shape,
  question: askBody.shape.question.describe('What to ask, as the reader put it, in English or Spanish'),
  history: askBody.shape.history.describe('The turns before, oldest first: a follow-up is read in their light'),
  mode: askBody.shape.mode.describe('How the answer is worded'),
  lang: askBody.shape.lang.describe(
    "Language of what is said beside the brief's words, en or es; the question's if not given",
  ),
});
const answer = answerSchema.omit({ tookMs: true });
const endnote = z.object({ number: endnotePath.shape.number.describe('The number of an endnote, as answers give it') });
const query = z.object({ query: askBody.shape.question.describe('Words or a question to find passages for') });
const found = z.object({ passages: answerSchema.shape.nearest });

/**
 * Adds the tools. Each validates what it is given, and answers by the schemas of the HTTP contract, with text beside.
 *
 * @param server the MCP server
 * @param parts what it answers with
 */
export function addTools(server: McpServer, { ask, search, lookup, report }: McpParts): void {
  server.registerTool(
    'ask_brief',
    {
      title: 'Ask the brief',
      description:
        'Answers a question from the brief alone, in its own sentences, each with the numbers of the endnotes that the brief gives for it; or says that the brief does not say.',
      inputSchema: question,
      outputSchema: answer,
      annotations: READ_ONLY,
    },
    ({ history, ...asked }, { mcpReq: { signal } }) =>
      guarded(async () => {
        const turns = history.map((turn) => ({ ...turn, answer: answerIn(turn.answer) }));
        const answered = await ask({ ...asked, history: turns }, { signal });
        return result(writeOut(answered), answered);
      }),
  );
  server.registerTool(
    'get_endnote',
    {
      title: 'Get an endnote',
      description: 'Gives one endnote of the brief: its reference, its links, and the sentences that it backs.',
      inputSchema: endnote,
      outputSchema: endnoteSchema,
      annotations: READ_ONLY,
    },
    ({ number }) =>
      guarded(async () => {
        const note = lookup.endnote(number);
        if (!note) return failure(noSuchEndnote(number, lookup.brief));
        const shown = showEndnote(note, lookup);
        return result(endnoteText(shown), shown);
      }),
  );
  server.registerTool(
    'search_brief',
    {
      title: 'Search the brief',
      description:
        'Finds the passages of the brief that are nearest to a query, best first, with their sections and endnotes. Near is not an answer: use ask_brief for one.',
      inputSchema: query,
      outputSchema: found,
      annotations: READ_ONLY,
    },
    (asked) =>
      guarded(async () => {
        const passages = await search(asked.query);
        return result(passages.map(passageLine).join('\n\n') || 'No passage is near.', { passages });
      }),
  );

  /** An unexpected error shows nothing of its inside. */
  async function guarded(work: () => Promise<CallToolResult>): Promise<CallToolResult> {
    try {
      return await work();
    } catch (error) {
      report(`mcp: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return failure(FAILED);
    }
  }
}

function result(text: string, structuredContent: object): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent: { ...structuredContent } };
}

function failure(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}
