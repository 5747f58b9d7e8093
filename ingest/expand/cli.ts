import { rename, writeFile } from 'node:fs/promises';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { requiredEndpoint } from '../../src/config.js';
import { createChatModel } from '../../src/llm/chat-model.js';
import { runCommand } from '../../src/node/command.js';
import { readConfig } from '../../src/node/config.js';
import { readPrompt, readReaders } from '../../src/node/prompts.js';
import { terminalListener } from '../build/terminal.js';
import { parseSource } from '../parse/source.js';
import { readBriefSource } from '../source.js';
import { type AskModel, expand } from './expand.js';
import { ExpansionError } from './lines.js';
import { lineOf, parseQuestions, questionsPath, readQuestions } from './questions.js';

const MAX_TOKENS = 8000; // an answer for a batch of passages is about 3,000

/** Has the configured language model write the predicted questions of the configured brief that are missing. */
await runCommand(async () => {
  const config = readConfig(process.env);
  const endpoint = requiredEndpoint(config);
  const model = createChatModel(endpoint, MAX_TOKENS);
  const listener = terminalListener(process.stderr);
  const brief = parseSource(await readBriefSource(config.BRIEF), listener.warning);
  const path = questionsPath(config.BRIEF);
  const asking = async (name: string): Promise<AskModel> => {
    const chain = (await readPrompt(name)).template.pipe(model).pipe(new StringOutputParser());
    return (variables) =>
      chain.invoke({ ...variables }).catch((cause) => {
        throw new ExpansionError(
          `The language model at ${endpoint.baseUrl} gave no answer. What it wrote so far is kept in ${path}: run "npm run expand" again to go on.`,
          { cause },
        );
      });
  };
  const { records, left } = await expand(brief, parseQuestions(await readQuestions(config.BRIEF), path), {
    readers: await readReaders(),
    answered: await asking('expand.md'),
    unanswered: await asking('expand-unanswered.md'),
    save: async (written) => {
      await writeFile(`${path}.part`, written.map(lineOf).join(''));
      await rename(`${path}.part`, path);
    },
    progress: (count, of) =>
      listener.progress(
        of === 'passages' ? `${count} passages to write for` : `${count} unanswered questions to write`,
      ),
  });
  for (const id of left) listener.warning(`No questions were written for ${id}. Run "npm run expand" again.`);
  listener.done(`${path} has ${records.length} records. Read them, then run "npm run ingest".`);
});
