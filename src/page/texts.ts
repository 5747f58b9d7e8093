/** What the page says beside the widget, in one language. */
export interface PageTexts {
  skip: string;
  back: string;
  language: string;
  reader: string;
  endnotes: string;
  note: string;
  close: string;
  askAbout: string;
  opensInNewTab: string;
  unreachable: string;
}

const english: PageTexts = {
  skip: 'Skip to the conversation',
  back: 'Back to the conversation',
  language: 'Language',
  reader: 'The brief',
  endnotes: 'Endnotes',
  note: 'Endnote',
  close: 'Close',
  askAbout: 'Ask about this passage',
  opensInNewTab: 'opens in a new tab',
  unreachable: 'The brief cannot be loaded. Reload the page to try again.',
};

const spanish: PageTexts = {
  skip: 'Ir a la conversación',
  back: 'Volver a la conversación',
  language: 'Idioma',
  reader: 'El informe',
  endnotes: 'Notas',
  note: 'Nota',
  close: 'Cerrar',
  askAbout: 'Preguntar sobre este pasaje',
  opensInNewTab: 'se abre en otra pestaña',
  unreachable: 'No se puede cargar el informe. Recargue la página para intentarlo de nuevo.',
};

const TEXTS: Readonly<Record<string, PageTexts>> = { en: english, es: spanish };

/** @returns what the page says in a language; in English if it is not spoken here */
export function pageTextsIn(language: string): PageTexts {
  return TEXTS[language] ?? english;
}
