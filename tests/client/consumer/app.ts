/** What somebody else's project does with the package: it compiles against the published types, and runs. */
import { type Answer, createClient, ProblemError } from 'ask-the-brief/client';
import type { AskTheBrief, AskTheBriefEvents } from 'ask-the-brief/widget';

const client = createClient({ endpoint: 'http://127.0.0.1:9', apiKey: 'secret' });

export async function endnotes(question: string): Promise<number[]> {
  try {
    const answer: Answer = await client.ask(question, { history: [], mode: 'quote' });
    return answer.citations.map(({ endnote }) => endnote);
  } catch (error) {
    if (error instanceof ProblemError) return [error.status, error.retryAfter ?? 0];
    throw error;
  }
}

export async function texts(question: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { event, data } of client.askStream(question, { signal: AbortSignal.timeout(1000) }))
    if (event === 'sentence') found.push(data.text);
  return found;
}

export function listen(widget: AskTheBrief, told: (detail: AskTheBriefEvents['answer']) => void): Promise<void> {
  widget.addEventListener('answer', (event) => told((event as CustomEvent<AskTheBriefEvents['answer']>).detail));
  return widget.ask('Who wrote this brief?');
}

/** Never called: each line is an error that the types must tell. */
export function mistakes(): void {
  // @ts-expect-error there is no such mode
  void client.ask('x', { mode: 'poem' });
  // @ts-expect-error the endpoint must be given
  createClient({});
  // @ts-expect-error an answer has no such field
  void client.ask('x').then((answer) => answer.footnotes);
}
