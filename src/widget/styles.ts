import { css } from 'lit';

/** Looks of the widget. Every colour, font and measure is a custom property that a host page may set. */
export const styles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  /* Whatever a host page makes its elements inherit ends here. */
  .root {
    all: initial;
    --_paper: var(--ask-paper, light-dark(#ffffff, #1d1f22));
    --_ink: var(--ask-ink, light-dark(#1d1f23, #eceae5));
    --_faint: var(--ask-faint, light-dark(#595e67, #a9acb3));
    --_line: var(--ask-line, light-dark(#dcd8cf, #3b3e44));
    --_accent: var(--ask-accent, light-dark(#8a2f22, #f2a797));
    --_on-accent: var(--ask-on-accent, light-dark(#ffffff, #231310));
    --_wash: var(--ask-wash, light-dark(#f6f3ec, #27292d));
    --_radius: var(--ask-radius, calc(0.625 * var(--_size)));
    --_serif: var(--ask-font-answer, Charter, 'Iowan Old Style', Georgia, serif);
    --_sans: var(--ask-font, system-ui, sans-serif);
    --_size: var(--ask-font-size, 16px); /* not rem: many sites change what that is */
    display: block;
    height: 100%;
    color-scheme: light dark;
    color: var(--_ink);
    font: var(--_size)/1.55 var(--_sans);
    overflow-wrap: anywhere;
  }
  :host([theme='light']) .root {
    color-scheme: light;
  }
  :host([theme='dark']) .root {
    color-scheme: dark;
  }
  :host([mode='launcher']) {
    position: fixed;
    inset: auto 16px 16px auto;
    z-index: 2147483000;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .panel {
    display: flex;
    flex-direction: column;
    gap: var(--_size);
    padding: var(--ask-padding, var(--_size));
    background: var(--_paper);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    max-height: var(--ask-max-height, none);
  }
  :host([mode='launcher']) .panel {
    width: min(calc(26 * var(--_size)), calc(100vw - calc(2 * var(--_size))));
    height: min(calc(40 * var(--_size)), calc(100dvh - calc(6 * var(--_size))));
    margin-bottom: calc(0.75 * var(--_size));
    box-shadow: 0 calc(0.5 * var(--_size)) calc(2 * var(--_size)) rgb(0 0 0 / 0.25);
  }
  .launcher {
    display: block;
    margin-inline-start: auto;
    padding: calc(0.75 * var(--_size)) calc(1.125 * var(--_size));
    border-radius: calc(2 * var(--_size));
    box-shadow: 0 calc(0.25 * var(--_size)) var(--_size) rgb(0 0 0 / 0.25);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_size);
  }
  header button,
  .primary {
    flex: none;
    white-space: nowrap;
  }
  h2,
  h3 {
    margin: 0;
    font: 600 var(--_size)/1.35 var(--_sans);
  }
  h3 {
    color: var(--_faint);
    font-size: calc(0.8125 * var(--_size));
  }
  p,
  blockquote,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }
  .log {
    display: flex;
    flex-direction: column;
    gap: calc(1.5 * var(--_size));
    /* room for the rings of what is focused or open in it, which it would cut off */
    margin: calc(-0.375 * var(--_size)) calc(-0.375 * var(--_size)) 0;
    padding: calc(0.375 * var(--_size));
    overflow: auto;
    flex: 1 1 auto;
    min-height: 0;
    overscroll-behavior: contain;
  }
  .turn,
  .choice {
    display: flex;
    flex-direction: column;
    gap: calc(0.625 * var(--_size));
  }
  .question {
    align-self: flex-start;
    padding: calc(0.375 * var(--_size)) calc(0.75 * var(--_size));
    background: var(--_wash);
    border-radius: var(--_radius);
    color: var(--_ink);
    font: 600 var(--_size)/1.4 var(--_sans);
    overflow-wrap: anywhere;
  }
  .hint,
  .meaning,
  .status,
  .understood {
    color: var(--_faint);
    font-size: calc(0.875 * var(--_size));
  }
  .sentence {
    font: calc(1.0625 * var(--_size))/1.6 var(--_serif);
    overflow-wrap: anywhere;
  }
  button {
    font: inherit;
    cursor: pointer;
  }
  :is(button, a, input):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .chip {
    min-width: calc(1.625 * var(--_size));
    min-height: calc(1.625 * var(--_size));
    margin-inline: calc(0.125 * var(--_size));
    padding: 0 calc(0.375 * var(--_size));
    border: 1px solid var(--_accent);
    border-radius: calc(0.8125 * var(--_size));
    color: var(--_accent);
    background: transparent;
    font: 600 calc(0.8125 * var(--_size))/1.5 var(--_sans);
  }
  .chip:disabled {
    cursor: default;
  }
  .chip.direct {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .chip.covering {
    border-style: dashed;
  }
  .chip.none {
    border: 0;
    border-radius: calc(0.25 * var(--_size));
    padding: 0;
    color: var(--_faint);
    font-weight: 400;
    font-style: italic;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  .chip[aria-expanded='true'] {
    box-shadow: 0 0 0 2px var(--_paper), 0 0 0 3px var(--_accent);
  }
  .note,
  .nearest {
    display: flex;
    flex-direction: column;
    gap: calc(0.5 * var(--_size));
    padding: calc(0.75 * var(--_size));
    border-inline-start: 3px solid var(--_accent);
    background: var(--_wash);
    border-radius: 0 var(--_radius) var(--_radius) 0;
    font-size: calc(0.9375 * var(--_size));
    overflow-wrap: anywhere;
  }
  .nearest {
    border-color: var(--_line);
  }
  blockquote {
    font: calc(0.9375 * var(--_size))/1.55 var(--_serif);
  }
  .section {
    display: block;
    color: var(--_faint);
    font: calc(0.75 * var(--_size))/1.5 var(--_sans);
  }
  a {
    color: var(--_accent);
  }
  .actions,
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.5 * var(--_size));
    align-items: center;
    list-style: none;
  }
  .actions {
    position: relative;
  }
  /* over the answer, so that nothing moves when it comes and goes */
  .copied {
    position: absolute;
    inset: auto auto calc(100% + 0.25 * var(--_size)) 0;
    padding: calc(0.25 * var(--_size)) calc(0.625 * var(--_size));
    border-radius: var(--_radius);
    color: var(--_paper);
    background: var(--_ink);
    font-size: calc(0.875 * var(--_size));
  }
  .suggestions {
    flex-direction: column;
    align-items: stretch;
  }
  .quiet,
  .suggestion {
    min-height: calc(1.75 * var(--_size));
    padding: calc(0.25 * var(--_size)) calc(0.625 * var(--_size));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: var(--_ink);
    background: transparent;
    font-size: calc(0.875 * var(--_size));
    text-align: start;
  }
  .suggestion {
    width: 100%;
    padding: calc(0.5 * var(--_size)) calc(0.75 * var(--_size));
  }
  .quiet:hover,
  .suggestion:hover {
    border-color: var(--_accent);
  }
  form {
    display: flex;
    gap: calc(0.5 * var(--_size));
    align-items: stretch;
  }
  /* what scrolls ends at a line */
  .panel > form {
    margin-block-start: calc(-1 * var(--_size));
    padding-block-start: calc(0.75 * var(--_size));
    border-block-start: 1px solid var(--_line);
  }
  form label {
    flex: 1 1 auto;
    display: flex;
    min-width: 0;
  }
  form input {
    width: 100%;
    min-width: 0;
    padding: calc(0.625 * var(--_size)) calc(0.75 * var(--_size));
    border: 1px solid var(--_faint);
    border-radius: var(--_radius);
    color: var(--_ink);
    background: var(--_paper);
    font: var(--_size)/1.4 var(--_sans);
    text-overflow: ellipsis;
  }
  form input::placeholder {
    color: var(--_faint);
    opacity: 1;
  }
  .mode {
    display: flex;
    align-items: center;
    align-self: flex-start;
    gap: calc(0.5 * var(--_size));
    cursor: pointer;
  }
  .mode input {
    width: calc(1.125 * var(--_size));
    height: calc(1.125 * var(--_size));
    margin: 0;
    accent-color: var(--_accent);
  }
  .primary {
    min-width: calc(5 * var(--_size));
    padding: calc(0.625 * var(--_size)) var(--_size);
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    color: var(--_on-accent);
    background: var(--_accent);
    font-weight: 600;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .waiting::before {
    content: '';
    display: inline-block;
    width: 0.5em;
    height: 0.5em;
    margin-inline-end: 0.5em;
    border-radius: 50%;
    background: var(--_accent);
  }
  /* Fingers need 44 px. */
  @media (pointer: coarse) {
    .quiet,
    .suggestion,
    .mode {
      min-height: 44px;
    }
    .chip {
      position: relative;
      min-width: 36px;
      margin-inline: 4px;
    }
    .chip::after {
      content: '';
      position: absolute;
      inset: -10px -5px;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    /* the dot alone: the words must stay readable for as long as it takes */
    .waiting::before {
      animation: breathe 1.2s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.2;
      }
    }
  }
`;
