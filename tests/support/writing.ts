import { type Asker, createAsker } from '../../src/answer/ask.js';
import type { Checker } from '../../src/answer/check/check.js';
import { openChecker } from '../../src/answer/check/parts.js';
import { createSuggester } from '../../src/answer/suggest.js';
import { createWording, readPrompts } from '../../src/answer/write/create.js';
import { type BriefLookup, lookUp } from '../../src/brief/lookup.js';
import { chatClient } from '../../src/llm/chat-client.js';
import { createTextModel } from '../../src/llm/text-model.js';
import { readConfig } from '../../src/node/config.js';
import { loadIndex } from '../../src/node/load-index.js';
import { readPrompt } from '../../src/node/prompts.js';
import { textEmbeddings } from '../../src/node/text-embeddings.js';
import { createRetriever } from '../../src/retrieve/retrieve.js';

/** A brief, to be asked with language models at different addresses. */
export interface Writing {
  lookup: BriefLookup;
  checker: Checker;
  /** @returns an asker whose model knows nothing of what others met */
  askerWith(url: string, timeoutMs?: number): Asker;
  /** what models' faults told the operator */
  reports: string[];
}

/**
 * Opens a brief with its real index and embedding model, once for many askers.
 *
 * @param settings which brief, and where its index is; the default one, if not given
 * @returns see {@link Writing}
 */
export async function openWriting(settings: Record<string, string> = {}): Promise<Writing> {
  const config = readConfig(settings);
  const { brief, manifest, ...index } = await loadIndex(config.INDEX_DIR);
  const embeddings = await textEmbeddings(config, manifest.embedding);
  const embedQuery = (text: string): Promise<number[]> => embeddings.embedQuery(text);
  const lookup = lookUp(brief);
  const retriever = createRetriever({ ...index, lookup, embedQuery });
  const suggester = createSuggester(index.candidates, lookup);
  const prompts = await readPrompts(readPrompt);
  const reports: string[] = [];
  const checker = openChecker({ ...index, lookup, embedQuery });
  return {
    lookup,
    checker,
    reports,
    askerWith(url, timeoutMs = 2000) {
      const endpoint = { baseUrl: url, model: 'scripted', apiKey: 'secret', timeoutMs };
      const model = createTextModel(chatClient(endpoint), (text) => void reports.push(text));
      return createAsker({ lookup, retriever, suggester, wording: createWording({ lookup, checker, prompts, model }) });
    },
  };
}
