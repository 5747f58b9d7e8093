/** The page that documents the API: the server's own OpenAPI document, drawn by a web component. */
import 'openapi-explorer/dist/browser/openapi-explorer.min.js';
