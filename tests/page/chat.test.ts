import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { type RunningServer, startServer } from '../support/server.js';

const ARTIFACTS = 'tests/artifacts';
let server: RunningServer;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  await mkdir(ARTIFACTS, { recursive: true });
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(server.url);
});
afterEach(async () => {
  await page.close();
  expect(problems.splice(0)).toEqual([]);
});

const ask = async (question: string): Promise<void> => {
  const answers = await page.locator('.answer').count();
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.answer').nth(answers).waitFor();
};

describe('the chat page', () => {
  test('shows which brief it answers from', async () => {
    await page.getByRole('heading', { name: /Putting Citizens' Security First/u }).waitFor();
    await page.getByText('Gema Kloppe-Santamaría').waitFor();
  });

  test('answers with the endnotes written out under the answer, links included', async () => {
    await ask('How many journalists have been murdered in Mexico since 2000?');
    const answer = page.locator('.answer');
    expect(await answer.textContent()).toContain('at least 133 journalists');
    expect(await answer.textContent()).toContain('[15, 16]');
    const link = answer.getByRole('link', { name: /theguardian\.com/u });
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/www\.theguardian\.com\//u);
    await page.screenshot({ path: `${ARTIFACTS}/answer.png` });
  });

  test('goes on: a second question stands under the first', async () => {
    await ask('Who was Enrique Camarena?');
    await ask('What did the Committee to Protect Journalists report?');
    expect(await page.locator('.question').allTextContents()).toEqual([
      'Who was Enrique Camarena?',
      'What did the Committee to Protect Journalists report?',
    ]);
  });

  test('says so when the brief does not say', async () => {
    await ask('zxqv');
    expect(await page.locator('.answer').textContent()).toMatch(/does not say/u);
  });

  test('shows what is typed as text, never as markup', async () => {
    await ask('<img src=x onerror="document.title=1"> Who was Camarena? <script>document.title=2</script>');
    expect(await page.locator('.question').textContent()).toContain('<img src=x');
    expect(await page.locator('.question img, .answer script').count()).toBe(0);
    expect(await page.title()).toBe('Ask the Brief');
  });

  test('fits a phone, in the dark too', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await ask('Which sources speak of the wall that Trump wanted to build?');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `${ARTIFACTS}/phone-dark.png` });
  });
});

test('a server that is told to stop ends well, and a port in use is told with what to do', async () => {
  const port = new URL(server.url).port;
  await expect(startServer({ PORT: port })).rejects.toThrow(`Port ${port} is in use. Set PORT`);
  const other = await startServer();
  expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
  expect(await other.stop()).toBe(0);
});
