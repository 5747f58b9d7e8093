import { z } from '@hono/zod-openapi';
import type { CallToolResult, McpServer, ServerContext } from '@modelcontextprotocol/server';
import type { Mode } from '../answer/answer.js';
import type { AskOptions } from '../answer/ask.js';
import { answerIn, writeOut } from '../answer/text.js';
import { noSuchEndnote, showEndnote } from '../brief/endnotes.js';
import { answerSchema, askBody, endnotePath, endnoteSchema } from '../server/contract.js';
import type { McpParts } from './server.js';
import { endnoteText, passageLine } from './text.js';

const FAILED = 'The brief was not read. Call the tool again; if it fails again, tell the operator of this server.';
const READ_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** What `ask_brief` takes; only the modes that there are, since a model tries what it is shown. */
const questionIn = (modes: readonly Mode[]) =>
  z.object({
    ...askBody.shape,
    question: askBody.shape.question.describe('What to ask, as the reader put it, in English or Spanish'),
    history: askBody.shape.history.describe('The turns before, oldest first: a follow-up is read in their light'),
    mode: z
      .enum(modes)
      .default('quote')
      .describe(
        "How the answer is worded: quote, by the brief's own sentences; write, by a language model whose sentences are checked",
      ),
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
export function addTools(server: McpServer, { ask, search, lookup, modes, report }: McpParts): void {
  server.registerTool(
    'ask_brief',
    {
      title: 'Ask the brief',
      description:
        'Answers a question from the brief alone, in sentences that rest on it, each with the numbers of the endnotes that the brief gives for it; or says that the brief does not say.',
      inputSchema: questionIn(modes),
      outputSchema: answer,
      annotations: READ_ONLY,
    },
    ({ history, ...asked }, { mcpReq }) =>
      guarded(async () => {
        const turns = history.map((turn) => ({ ...turn, answer: answerIn(turn.answer) }));
        const { signal } = mcpReq;
        const answered = await ask({ ...asked, history: turns }, { signal, onSentence: progressOf(mcpReq) });
        return result(writeOut(answered), answered);
      }, mcpReq.signal),
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
  async function guarded(work: () => Promise<CallToolResult>, signal?: AbortSignal): Promise<CallToolResult> {
    try {
      return await work();
    } catch (error) {
      if (!signal?.aborted) report(`mcp: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return failure(FAILED);
    }
  }
}

/** Tells each sentence of an answer as progress, to a client that asks for it. */
function progressOf({ _meta, notify }: ServerContext['mcpReq']): AskOptions['onSentence'] {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return undefined;
  let progress = 0;
  return (_, message) => {
    progress += 1;
    const told = notify({ method: 'notifications/progress', params: { progressToken, progress, message } });
    told.catch(() => undefined); // a client that has left hears nothing
  };
}

function result(text: string, structuredContent: object): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent: { ...structuredContent } };
}

function failure(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}
