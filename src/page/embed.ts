/** Fills the snippets of `/embed` with the address of the server that serves it. */
const script = new URL('widget.js', location.href).href;
const tag = `<script type="module" src="${script}"></script>`;

const SNIPPETS: Readonly<Record<string, string>> = {
  html: `${tag}\n<ask-the-brief></ask-the-brief>`,
  react: `import { useEffect } from 'react';

export function AskTheBrief() {
  useEffect(() => void import(/* @vite-ignore */ '${script}'), []);
  return <ask-the-brief lang="en" theme="light" />;
}`,
  wordpress: `${tag}\n<ask-the-brief lang="es"></ask-the-brief>`,
  launcher: `${tag}\n<ask-the-brief mode="launcher"></ask-the-brief>`,
};

for (const code of document.querySelectorAll<HTMLElement>('[data-snippet]'))
  code.textContent = SNIPPETS[code.getAttribute('data-snippet') ?? ''] ?? '';
