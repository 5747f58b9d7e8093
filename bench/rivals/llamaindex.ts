import { BaseEmbedding, Document, MetadataMode, Settings, VectorStoreIndex } from 'llamaindex';
import { type Embedder, FOUND, type OpenContender } from '../rival.js';

class LocalEmbedding extends BaseEmbedding {
  constructor(private readonly embedder: Embedder) {
    super();
  }

  override getTextEmbedding(text: string): Promise<number[]> {
    return this.embedder.embedQuery(text);
  }

  override getTextEmbeddings = (texts: string[]): Promise<number[][]> => this.embedder.embedDocuments(texts);
}

/** LlamaIndex.TS with its splitter and its vector index, as they come. */
export const open: OpenContender = async (markdown, embeddings) => {
  Settings.embedModel = new LocalEmbedding(embeddings);
  const index = await VectorStoreIndex.fromDocuments([new Document({ text: markdown })]);
  const retriever = index.asRetriever({ similarityTopK: FOUND });
  return async (question) => (await retriever.retrieve(question)).map(({ node }) => node.getContent(MetadataMode.NONE));
};
