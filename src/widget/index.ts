import { AskTheBrief } from './ask-the-brief.js';

export type * from './types.js';
export { AskTheBrief };

declare global {
  interface HTMLElementTagNameMap {
    'ask-the-brief': AskTheBrief;
  }
}

// Two scripts on one page may both bring the element: the first one counts.
if (!customElements.get('ask-the-brief')) customElements.define('ask-the-brief', AskTheBrief);
