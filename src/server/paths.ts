/** The page that documents the API. */
export const DOCS_PATH = '/docs';

/** What any site may load, so that the widget can show there why that site may not ask. */
export const PUBLIC_PATHS = ['/widget.js', '/client.js', '/openapi.json'];

/** What costs to answer: it asks for a key where keys are set, and counts towards the rate limit. */
export const COSTLY_PATHS = ['/ask', '/v1/*', '/mcp'];

/** What only allowed sites may call. */
export const API_PATHS = [...COSTLY_PATHS, '/brief', '/brief/*', '/suggestions', '/healthz'];
