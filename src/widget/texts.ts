/** What the widget says, in one language. */
export interface Texts {
  heading: string;
  placeholder: string;
  label: string;
  ask: string;
  write: string;
  stop: string;
  clear: string;
  open: string;
  close: string;
  hint: string;
  startWith: string;
  goOn: string;
  waiting: string;
  arriving: string;
  stopped: string;
  unreachable: string;
  brokenOff: string;
  needsKey: string;
  wrongKey: string;
  key: string;
  useKey: string;
  tryAgain: string;
  nearest: string;
  notSupport: string;
  understood: string;
  direct: string;
  covering: string;
  own: string;
  ownMeaning: string;
  endnote: (number: number) => string;
  backs: string;
  readInBrief: string;
  copyText: string;
  copyMarkdown: string;
  copyLink: string;
  copied: string;
  notCopied: string;
  conversation: string;
  opensInNewTab: string;
}

const english: Texts = {
  heading: 'Ask the Brief',
  placeholder: 'Ask about this brief …',
  label: 'Your question',
  ask: 'Ask',
  write: 'In other words',
  stop: 'Stop',
  clear: 'New conversation',
  open: 'Ask the brief',
  close: 'Close',
  hint: 'Answers come in the brief’s own sentences, with the endnotes the brief gives for them.',
  startWith: 'To start with',
  goOn: 'To go on',
  waiting: 'Reading the brief …',
  arriving: 'Writing …',
  stopped: 'Stopped.',
  unreachable: 'The server cannot be reached.',
  brokenOff: 'The answer broke off.',
  needsKey: 'This server answers only to those who have a key. Its operator gives keys out.',
  wrongKey: 'The server does not know this key.',
  key: 'Key',
  useKey: 'Use this key',
  tryAgain: 'Try again',
  nearest: 'Nearest in the brief',
  notSupport: 'Near the question, but no answer to it. Try other words, or one of the questions below.',
  understood: 'Understood as',
  direct: 'This endnote stands at the end of the sentence.',
  covering: 'This endnote stands later in the paragraph and covers the sentence.',
  own: 'author’s own analysis',
  ownMeaning: 'The brief gives no endnote for this sentence: it is the author’s own analysis.',
  endnote: (number) => `Endnote ${number}`,
  backs: 'It backs',
  readInBrief: 'Read it in the brief',
  copyText: 'Copy text',
  copyMarkdown: 'Copy Markdown',
  copyLink: 'Copy link',
  copied: 'Copied.',
  notCopied: 'The browser does not allow copying here. Select the text instead.',
  conversation: 'Conversation',
  opensInNewTab: 'opens in a new tab',
};

const spanish: Texts = {
  heading: 'Pregunte al informe',
  placeholder: 'Su pregunta …',
  label: 'Su pregunta',
  ask: 'Preguntar',
  write: 'En otras palabras',
  stop: 'Detener',
  clear: 'Nueva conversación',
  open: 'Pregunte al informe',
  close: 'Cerrar',
  hint: 'Las respuestas son frases del propio informe, con las notas que el informe da para ellas.',
  startWith: 'Para empezar',
  goOn: 'Para seguir',
  waiting: 'Leyendo el informe …',
  arriving: 'Escribiendo …',
  stopped: 'Detenido.',
  unreachable: 'No se puede llegar al servidor.',
  brokenOff: 'La respuesta se interrumpió.',
  needsKey: 'Este servidor solo responde a quien tiene una clave. Pídala a quien lo administra.',
  wrongKey: 'El servidor no conoce esta clave.',
  key: 'Clave',
  useKey: 'Usar esta clave',
  tryAgain: 'Intentar de nuevo',
  nearest: 'Lo más cercano en el informe',
  notSupport: 'Está cerca de la pregunta, pero no la responde. Pruebe otras palabras, o una de las preguntas de abajo.',
  understood: 'Entendido como',
  direct: 'Esta nota está al final de la frase.',
  covering: 'Esta nota está más adelante en el párrafo y cubre la frase.',
  own: 'análisis propio',
  ownMeaning: 'El informe no da una nota para esta frase: es un análisis propio de la autora o del autor.',
  endnote: (number) => `Nota ${number}`,
  backs: 'Respalda',
  readInBrief: 'Leerlo en el informe',
  copyText: 'Copiar texto',
  copyMarkdown: 'Copiar Markdown',
  copyLink: 'Copiar enlace',
  copied: 'Copiado.',
  notCopied: 'El navegador no permite copiar aquí. Seleccione el texto.',
  conversation: 'Conversación',
  opensInNewTab: 'se abre en otra pestaña',
};

const TEXTS: Readonly<Record<string, Texts>> = { en: english, es: spanish };

/**
 * Chooses the language of the interface.
 *
 * @param wanted BCP 47 tags, the most wanted first
 * @returns the first that is spoken here, without its region; English if none is
 */
export function spokenOf(wanted: readonly (string | null | undefined)[]): string {
  const tags = wanted.map((tag) => tag?.toLowerCase().split('-')[0] ?? '');
  return tags.find((tag) => Object.hasOwn(TEXTS, tag)) ?? 'en';
}

/** @returns what the widget says in a language; in English if it is not spoken here */
export function textsIn(language: string): Texts {
  return TEXTS[language] ?? english;
}
