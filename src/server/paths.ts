import { BIBLIOGRAPHY_PATHS } from './bibliography.js';

/** The page that documents the API. */
export const DOCS_PATH = '/docs';

/** What any site may load, so that the widget can show there why that site may not ask. */
export const PUBLIC_PATHS = ['/widget.js', '/client.js', '/openapi.json'];

/** Where OpenAI's protocol is spoken. */
export const CHAT_PATHS = '/v1/*';

/** Where the Model Context Protocol is spoken. */
export const MCP_PATH = '/mcp';

/** Where the server's counts are, for Prometheus. */
export const METRICS_PATH = '/metrics';

/** What costs to answer: it asks for a key where keys are set, and counts towards the rate limit. */
export const COSTLY_PATHS = ['/ask', CHAT_PATHS, MCP_PATH];

/** What only allowed sites may call. */
export const API_PATHS = [
  ...COSTLY_PATHS,
  ...['/brief', '/brief/*', ...BIBLIOGRAPHY_PATHS, '/suggestions'],
  ...['/healthz', METRICS_PATH],
];
