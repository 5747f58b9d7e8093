import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { FOUND, type OpenContender } from '../rival.js';

/** LangChain's recursive splitter, as it comes, and its vector store in memory. */
export const open: OpenContender = async (markdown, embeddings) => {
  const documents = await new RecursiveCharacterTextSplitter().createDocuments([markdown]);
  const store = await MemoryVectorStore.fromDocuments(documents, embeddings);
  return async (question) => (await store.similaritySearch(question, FOUND)).map(({ pageContent }) => pageContent);
};
