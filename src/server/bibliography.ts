import type { OpenAPIHono } from '@hono/zod-openapi';
import { writeBibtex } from '../bibliography/bibtex.js';
import type { CslItem } from '../bibliography/csl.js';
import { bibliographyOf } from '../bibliography/entry.js';
import { writeRis } from '../bibliography/ris.js';
import type { Brief } from '../brief/brief.js';

interface Format {
  type: string;
  write: (items: readonly CslItem[]) => string;
}

/** Formats by the ending of their file. */
const FORMATS: Readonly<Record<string, Format>> = {
  bib: { type: 'application/x-bibtex; charset=utf-8', write: writeBibtex },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', write: writeRis },
  'csl.json': {
    type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    write: (items) => `${JSON.stringify(items, null, 2)}\n`,
  },
};

/** Where the endnotes are given as a bibliography. */
export const BIBLIOGRAPHY_PATHS: readonly string[] = Object.keys(FORMATS).map(pathOf);

/**
 * Adds `GET /brief.bib`, `/brief.ris` and `/brief.csl.json`: the endnotes as a bibliography, for citation managers.
 *
 * @param app the server
 * @param brief the brief
 */
export function addBibliographyRoutes(app: OpenAPIHono, brief: Brief): void {
  const items = bibliographyOf(brief);
  for (const [ending, { type, write }] of Object.entries(FORMATS)) {
    const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${brief.id}.${ending}"` };
    app.get(pathOf(ending), (c) => c.body(write(items), 200, headers));
  }
}

function pathOf(ending: string): string {
  return `/brief.${ending}`;
}
