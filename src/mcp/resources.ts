import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import { showEndnote } from '../brief/endnotes.js';
import type { BriefLookup } from '../brief/lookup.js';
import { writeBrief } from '../brief/text.js';
import { endnoteText } from './text.js';

/**
 * Adds the resources: the brief as text and as data, and each of its endnotes.
 *
 * @param server the MCP server
 * @param lookup the brief
 */
export function addResources(server: McpServer, lookup: BriefLookup): void {
  const { id, title, authors, endnotes } = lookup.brief;
  const base = `brief://${id}`;
  const description = authors.length > 0 ? `By ${authors.join(', ')}` : 'The brief';
  server.registerResource(
    'brief',
    `${base}/text`,
    { title, description: `${description}: the whole text, with its endnotes`, mimeType: 'text/plain' },
    ({ href }) => ({ contents: [{ uri: href, mimeType: 'text/plain', text: writeBrief(lookup) }] }),
  );
  server.registerResource(
    'brief-data',
    `${base}/data`,
    { title: `${title} (data)`, description: 'The same as GET /brief gives', mimeType: 'application/json' },
    ({ href }) => ({ contents: [{ uri: href, mimeType: 'application/json', text: JSON.stringify(lookup.brief) }] }),
  );
  const endnoteUri = (number: number): string => `${base}/endnotes/${number}`;
  const template = new ResourceTemplate(`${base}/endnotes/{number}`, {
    list: () => ({
      resources: endnotes.map(({ number, reference }) => ({
        uri: endnoteUri(number),
        name: `endnote-${number}`,
        title: `Endnote ${number}`,
        description: reference,
        mimeType: 'text/plain',
      })),
    }),
    complete: {
      number: (typed) => endnotes.map(({ number }) => String(number)).filter((number) => number.startsWith(typed)),
    },
  });
  server.registerResource(
    'endnote',
    template,
    { title: 'An endnote', description: 'Its reference and the sentences that it backs', mimeType: 'text/plain' },
    ({ href }) => {
      const note = endnotes.find(({ number }) => endnoteUri(number) === href);
      if (!note) throw new ResourceNotFoundError(href);
      return { contents: [{ uri: href, mimeType: 'text/plain', text: endnoteText(showEndnote(note, lookup)) }] };
    },
  );
}
