/** The page that documents the API: the server's own OpenAPI document, drawn by a web component. */
import 'openapi-explorer/dist/browser/openapi-explorer.min.js';

/** Its colours for readers who prefer the dark; the component takes them as attributes, the light ones stand in the page. */
const DARK: Readonly<Record<string, string>> = {
  'bg-color': '#17181a',
  'text-color': '#eceae5',
  'header-color': '#eceae5',
  'primary-color': '#f2a797',
  'secondary-color': '#f2a797',
  'nav-bg-color': '#1d1f22',
  'nav-text-color': '#eceae5',
  'nav-hover-bg-color': '#3b3e44',
  'nav-hover-text-color': '#eceae5',
};

const explorer = document.querySelector('openapi-explorer');
if (matchMedia('(prefers-color-scheme: dark)').matches)
  for (const [name, colour] of Object.entries(DARK)) explorer?.setAttribute(name, colour);
