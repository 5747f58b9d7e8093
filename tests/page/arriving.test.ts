import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Asker } from '../../src/answer/ask.js';
import { addWebFiles } from '../../src/node/web.js';
import { createApp } from '../../src/server/app.js';
import { type OpenBrief, opened } from '../support/brief.js';
import { launchBrowser, violationsOn } from '../support/browser.js';
import { serveApp } from '../support/serve.js';
import { startServer } from '../support/server.js';
import { type SlowAsker, slowAsker } from '../support/slow-asker.js';

const QUESTION = 'How many journalists were killed?'; // several sentences answer it
let brief: OpenBrief;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [brief, browser] = await Promise.all([opened(), launchBrowser()]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  page = await context.newPage();
});
afterEach(() => context.close());

const ask = async (): Promise<void> => {
  await page.getByLabel('Your question').fill(QUESTION);
  await page.keyboard.press('Enter');
};
const sentences = () => page.locator('.sentence');
const stateOf = (text: string) => page.locator('.status').getByText(text);

describe('while an answer is being written, the chat page', () => {
  let slow: SlowAsker;
  let server: Awaited<ReturnType<typeof serveApp>>;
  const serveWith = async (asker: Asker): Promise<void> => {
    const app = createApp({ ...brief, ask: asker, allowedOrigins: [], report: () => undefined });
    addWebFiles(app);
    server = await serveApp(app);
    await page.goto(server.url);
    await page.getByText('To start with').waitFor();
  };
  beforeEach(() => {
    slow = slowAsker(brief.ask);
  });
  afterEach(() => server.stop());

  test('shows each sentence as it comes, and its references at the end; a screen reader hears the whole once', async () => {
    await serveWith(slow.ask);
    const told: string[] = [];
    await page.exposeFunction('tell', (text: string) => told.push(text));
    await page.evaluate(() => {
      const status = document.querySelector('ask-the-brief')?.shadowRoot?.querySelector('[role="status"]') as Node;
      const tell = () => (window as unknown as { tell: (text: string | null) => void }).tell(status.textContent);
      new MutationObserver(tell).observe(status, { subtree: true, characterData: true, childList: true });
    });
    await ask();
    await stateOf('Reading the brief …').waitFor();
    const answer = await brief.ask({ question: QUESTION, history: [], mode: 'quote' });
    for (const [place, { text }] of answer.sentences.entries()) {
      expect(await sentences().count()).toBe(place);
      slow.goOn();
      await sentences().nth(place).getByText(text).waitFor();
      await stateOf('Writing …').waitFor();
    }
    expect(await page.locator('.chip').first().isDisabled()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    slow.goOn();
    await page.locator('.answer').waitFor();
    expect(await page.locator('.status').count()).toBe(0);
    await page.locator('.chip').first().click();
    await page.locator('.note .reference').waitFor();
    expect(told).toEqual(['Reading the brief …', answer.answer]);
  });

  test('keeps what has come when a reader stops it, and the server stops too', async () => {
    await serveWith(slow.ask);
    await ask();
    slow.goOn();
    await sentences().first().waitFor();
    const stopped = slow.stopped();
    await page.getByRole('button', { name: 'Stop' }).click();
    await stateOf('Stopped.').waitFor();
    await stopped;
    expect(await sentences().count()).toBe(1);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });

  test('begins anew when it is loaded again, and the server stops', async () => {
    await serveWith(slow.ask);
    await ask();
    slow.goOn();
    await sentences().first().waitFor();
    const stopped = slow.stopped();
    await page.reload();
    await stopped;
    await page.getByText('To start with').waitFor();
    expect(await sentences().count()).toBe(0);
  });

  test('says what went wrong if it cannot be finished, and keeps what has come', async () => {
    await serveWith(async (question, options) => {
      await brief.ask(question, options);
      throw new Error('the model is gone');
    });
    await ask();
    await page.locator('.failed').getByText('Ask again').waitFor();
    expect(await sentences().count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });

  test('says that an answer broke off, if the server is gone', async () => {
    await serveWith(slow.ask);
    await ask();
    slow.goOn();
    await sentences().first().waitFor();
    server.stop();
    await page.locator('.failed').getByText('The answer broke off.').waitFor();
  });
});

test('a server with keys asks a reader for one, once for the tab', async () => {
  const key = 'a-key-of-thirty-two-characters-0';
  const server = await startServer({ API_KEYS: key });
  await page.goto(server.url);
  await ask();
  await page.locator('.failed').getByText('answers only to those who have a key').waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByLabel('Key').fill('not-one-of-its-keys');
  await page.keyboard.press('Enter');
  await page.locator('.failed').getByText('does not know this key').waitFor();
  expect(await page.locator('.turn[part="turn"]').count()).toBe(1);
  await page.getByLabel('Key').fill(key);
  await page.keyboard.press('Enter');
  await page.locator('.answer').waitFor();
  await page.reload();
  await ask();
  await page.locator('.answer').waitFor();
  await server.stop();
});
