import { type Texts, textsIn } from '../widget/texts.js';

/** What the page says in one language: all that the widget says, and this. */
export type PageTexts = Texts & OwnTexts;

interface OwnTexts {
  skip: string;
  back: string;
  language: string;
  reader: string;
  endnotes: string;
  askAbout: string;
  unreachable: string;
}

const english: OwnTexts = {
  skip: 'Skip to the conversation',
  back: 'Back to the conversation',
  language: 'Language',
  reader: 'The brief',
  endnotes: 'Endnotes',
  askAbout: 'Ask about this passage',
  unreachable: 'The brief cannot be loaded. Reload the page to try again.',
};

const spanish: OwnTexts = {
  skip: 'Ir a la conversación',
  back: 'Volver a la conversación',
  language: 'Idioma',
  reader: 'El informe',
  endnotes: 'Notas',
  askAbout: 'Preguntar sobre este pasaje',
  unreachable: 'No se puede cargar el informe. Recargue la página para intentarlo de nuevo.',
};

const TEXTS: Readonly<Record<string, OwnTexts>> = { en: english, es: spanish };

/** @returns what the page says in a language; in English if it is not spoken here */
export function pageTextsIn(language: string): PageTexts {
  return { ...textsIn(language), ...(TEXTS[language] ?? english) };
}
