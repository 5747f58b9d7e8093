import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { create, insertMultiple, search } from '@orama/orama';
import { FOUND, type OpenContender } from '../rival.js';

const SIMILARITY = 0.1; // its default of 0.8 leaves out nearly all that this model finds

/** Orama in hybrid mode: words and vectors, as it weighs them. It brings no splitter, so it gets LangChain's. */
export const open: OpenContender = async (markdown, embeddings) => {
  const texts = await new RecursiveCharacterTextSplitter().splitText(markdown);
  const vectors = await embeddings.embedDocuments(texts);
  const database = create({ schema: { text: 'string', embedding: `vector[${vectors[0]?.length ?? 0}]` } as const });
  await insertMultiple(
    database,
    texts.map((text, i) => ({ text, embedding: vectors[i] ?? [] })),
  );
  return async (question) => {
    const value = await embeddings.embedQuery(question);
    const vector = { value, property: 'embedding' };
    const { hits } = await search(database, {
      mode: 'hybrid',
      term: question,
      vector,
      similarity: SIMILARITY,
      limit: FOUND,
    });
    return hits.map(({ document }) => String(document.text));
  };
};
