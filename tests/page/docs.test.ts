import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, violationsOn } from '../support/browser.js';
import { type RunningServer, startServer } from '../support/server.js';

let server: RunningServer;
let browser: Browser;
let page: Page;
const [problems, addresses]: [string[], string[]] = [[], []];
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1200, height: 900 } })).newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => addresses.push(request.url()));
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('the documentation shows each operation of the server, and calls nobody else', async () => {
  await page.goto(`${server.url}/docs`);
  await page.getByRole('heading', { name: 'Ask the Brief', level: 1 }).waitFor();
  const { paths } = await (await fetch(`${server.url}/openapi.json`)).json();
  const operations = Object.values<object>(paths).flatMap((methods) => Object.keys(methods));
  await expect.poll(() => page.locator('.nav-bar-path .method').count()).toBe(operations.length);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await page.getByRole('heading', { name: 'Ask the Brief', level: 1 }).waitFor();
    expect(await violationsOn(page), colorScheme).toEqual([]);
  }
  expect(addresses.filter((address) => !/^data:/u.test(address) && !address.startsWith(server.url))).toEqual([]);
  expect(problems).toEqual([]);
});

test('a question can be tried out in it', async () => {
  await page.goto(`${server.url}/docs#?route=get-/ask`);
  await page.getByPlaceholder('Who wrote this brief?').fill('Who wrote this brief?');
  const answered = page.waitForResponse('**/ask?**');
  await page.getByRole('button', { name: 'Execute' }).click();
  const { answer } = await (await answered).json();
  await page.getByText(answer.split('\n')[0]).first().waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect(problems).toEqual([]);
});
