import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AskTheBrief } from '../../src/widget/index.js';
import { launchBrowser, violationsOn } from '../support/browser.js';
import { type ModelServer, startModelServer } from '../support/model-server.js';
import { type RunningServer, startServer } from '../support/server.js';

const QUESTION = 'How many journalists have been murdered in Mexico since 2000?';
const HOSTILE_CSS = `* { color: red !important; font-size: 3px !important; text-transform: uppercase }
  button, input { display: none !important } p { position: fixed; top: -9999px }`;

let host: Server;
let hostUrl: string;
let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** what the foreign site serves */
let site: { html: string; policy: string };

beforeAll(async () => {
  host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', site.policy);
    response.end(site.html);
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  hostUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  [server, browser] = await Promise.all([startServer({ ALLOWED_ORIGINS: hostUrl }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  host.closeAllConnections();
  host.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 900, height: 700 }, locale: 'en-US' });
  page = await context.newPage();
});
afterEach(() => context.close());

async function visit(body: string, { css = '', policy = '' } = {}): Promise<void> {
  const strict = `default-src 'none'; script-src ${server.url}; connect-src ${server.url}`;
  site = {
    policy: policy || (css ? `${strict}; style-src 'unsafe-inline'` : strict),
    html: `<!doctype html><html lang="en"><title>A site</title><style>${css}</style>
      <main><h1>A site</h1>${body}</main><script type="module" src="${server.url}/widget.js"></script></html>`,
  };
  await page.goto(hostUrl);
}

const widget = (place = 0) => page.locator('ask-the-brief').nth(place);
const ask = async (place = 0): Promise<void> => {
  await widget(place).getByLabel('Your question').fill(QUESTION);
  await page.keyboard.press('Enter');
  await widget(place).locator('.answer').first().waitFor();
};

describe('the widget on a site of another origin', () => {
  test('answers under a strict content security policy, and breaks nothing of it', async () => {
    const refused: string[] = [];
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    await visit('<ask-the-brief></ask-the-brief>');
    await ask();
    expect(await widget().locator('.answer').textContent()).toContain('at least 133 journalists');
    expect(refused.filter((text) => !text.includes('style'))).toEqual([]); // the site's own <style> is refused by its policy
    expect(await violationsOn(page)).toEqual([]);
  });

  test('keeps its looks where the site’s styles run wild', async () => {
    await visit('<ask-the-brief></ask-the-brief>', { css: HOSTILE_CSS });
    await ask();
    const looks = await widget()
      .locator('.sentence')
      .first()
      .evaluate((element) => {
        const { fontSize, color, textTransform, position } = getComputedStyle(element);
        return { fontSize, color, textTransform, position };
      });
    expect(looks).toMatchObject({ fontSize: '17px', textTransform: 'none', position: 'static' });
    expect(looks.color).not.toBe('rgb(255, 0, 0)');
    expect(await widget().getByRole('button', { name: 'Ask', exact: true }).isVisible()).toBe(true);
  });

  test('may stand there several times, each with a conversation of its own, and be moved', async () => {
    await visit('<div id="a"><ask-the-brief></ask-the-brief></div><div id="b"><ask-the-brief></ask-the-brief></div>');
    await ask(0);
    expect(await widget(1).locator('.answer').count()).toBe(0);
    await page.evaluate(() => document.querySelector('#b')?.append(document.querySelector('#a ask-the-brief') as Node));
    expect(await page.locator('#b ask-the-brief').nth(1).locator('.answer').textContent()).toContain('133');
  });

  test('tells the site what happens, and does what it is told', async () => {
    await visit('<ask-the-brief></ask-the-brief>');
    await widget().locator('input').waitFor();
    const told = await page.evaluate(async (question) => {
      const element = document.querySelector('ask-the-brief') as AskTheBrief;
      const names: string[] = [];
      for (const name of ['ask', 'answer', 'citation-open']) document.addEventListener(name, () => names.push(name));
      await element.ask(question);
      await element.updateComplete;
      element.shadowRoot?.querySelector<HTMLElement>('.chip')?.click();
      element.clear();
      return names;
    }, QUESTION);
    expect(told).toEqual(['ask', 'answer', 'citation-open']);
    expect(await widget().locator('.answer').count()).toBe(0);
  });

  test('takes its texts, colours, language and theme from the site', async () => {
    await visit(
      '<ask-the-brief lang="es" theme="dark" heading="Pregúntele" suggestions="¿Quién escribió esto?|¿Qué es Mérida?"></ask-the-brief>',
      { css: 'ask-the-brief { --ask-accent: rgb(1, 2, 3) } ask-the-brief::part(heading) { letter-spacing: 5px }' },
    );
    await widget().getByText('¿Qué es Mérida?').waitFor();
    expect(
      await widget()
        .getByRole('heading', { name: 'Pregúntele' })
        .evaluate((h) => getComputedStyle(h).letterSpacing),
    ).toBe('5px');
    const button = widget().getByRole('button', { name: 'Preguntar' });
    expect(await button.evaluate((b) => getComputedStyle(b).backgroundColor)).toBe('rgb(1, 2, 3)');
  });

  test('waits behind a button in the corner, if the site wants that', async () => {
    await visit('<ask-the-brief mode="launcher"></ask-the-brief>');
    await widget().getByRole('button', { name: 'Ask the brief' }).click();
    await ask();
    await page.keyboard.press('Escape');
    await expect.poll(() => widget().locator('.panel').count()).toBe(0);
    await widget().getByRole('button', { name: 'Ask the brief' }).click();
    expect(await widget().locator('.answer').count()).toBe(1);
  });

  test('says so when the server is away', async () => {
    await visit('<ask-the-brief endpoint="http://127.0.0.1:9"></ask-the-brief>', {
      policy: "default-src * 'unsafe-inline'",
    });
    await widget().getByLabel('Your question').fill(QUESTION);
    await page.keyboard.press('Enter');
    await widget().getByText('The server cannot be reached.').first().waitFor();
  });

  test('sends the key that the site gives it', async () => {
    const key = 'a-key-of-thirty-two-characters-0';
    const other = await startServer({ API_KEYS: key, ALLOWED_ORIGINS: hostUrl });
    site = {
      policy: `default-src 'none'; script-src ${other.url}; connect-src ${other.url}`,
      html: `<!doctype html><ask-the-brief api-key="${key}"></ask-the-brief><script type="module" src="${other.url}/widget.js"></script>`,
    };
    await page.goto(hostUrl);
    await ask();
    await other.stop();
  });

  test('shows a site that may not ask what its operator has to set', async () => {
    const other = await startServer();
    site = {
      policy: `default-src 'none'; script-src ${other.url}; connect-src ${other.url}`,
      html: `<!doctype html><ask-the-brief></ask-the-brief><script type="module" src="${other.url}/widget.js"></script>`,
    };
    await page.goto(hostUrl);
    await widget().getByLabel('Your question').fill(QUESTION);
    await page.keyboard.press('Enter');
    await widget()
      .getByText(/ALLOWED_ORIGINS/u)
      .first()
      .waitFor();
    await other.stop();
  });
});

test('the widget is at most 25 kB on the wire, and the page for embedding shows how to use it', async () => {
  expect(gzipSync(await readFile('dist/web/widget.js')).length).toBeLessThan(25 * 1024);
  await page.goto(`${server.url}/embed`);
  await page.locator('ask-the-brief').first().locator('input').waitFor();
  expect(await page.locator('[data-snippet="html"]').textContent()).toContain(`src="${server.url}/widget.js"`);
  expect(await violationsOn(page)).toEqual([]);
});

test('what a server answers is text to the widget, whatever it holds', async () => {
  await page.goto(server.url);
  const evil = '<img src=x onerror="document.title=\'broken\'">';
  await page.route('**/ask', (route) =>
    route.fulfill({
      json: {
        status: 'answered',
        question: evil,
        standaloneQuestion: evil,
        language: evil,
        mode: 'quote',
        answer: evil,
        sentences: [{ text: evil, endnotes: [1], support: 'direct', passages: ['p1.s1'] }],
        citations: [
          {
            endnote: 1,
            reference: `${evil} javascript:alert(1)`,
            urls: ['javascript:alert(1)', 'data:text/html,x'],
            passages: [{ id: 'p1.s1', section: evil, quote: evil, support: 'direct' }],
          },
        ],
        related: [],
        nearest: [],
        suggestions: [evil],
        brief: { id: 'x', title: evil },
        tookMs: 1,
      },
    }),
  );
  await ask();
  await widget().locator('.chip').click();
  await widget().locator('.note .reference').waitFor();
  expect(await widget().locator('img').count()).toBe(0);
  expect(await widget().locator('.note a').count()).toBe(0);
  expect(await page.title()).not.toBe('broken');
});

describe('where the server has a language model', () => {
  let model: ModelServer;
  let writer: RunningServer;
  let script: () => string;
  beforeAll(async () => {
    model = await startModelServer(() => script());
    writer = await startServer({ LLM_BASE_URL: model.url, LLM_MODEL: 'scripted' });
  });
  afterAll(async () => {
    await writer.stop();
    await model.stop();
  });

  test('a reader may have answers worded by it, and is told kindly when it fails', async () => {
    script = () =>
      JSON.stringify({
        sentences: [
          { passages: ['p25.s7'], text: 'At least 133 journalists have been murdered in Mexico since 2000.' },
        ],
      });
    await page.goto(writer.url);
    await widget().getByLabel('In other words').check();
    await ask();
    expect(await widget().locator('.answer').textContent()).toContain('At least 133 journalists have been murdered');
    expect(await widget().locator('.answer .chip').allTextContents()).toEqual(['15', '16']);
    expect(await violationsOn(page)).toEqual([]);
    script = () => '';
    await ask();
    const last = widget().locator('.answer').nth(1);
    await last.waitFor();
    expect(await last.textContent()).toContain('According to the Committee to Protect Journalists');
    expect(await last.textContent()).toContain(
      'The language model wrote nothing, so the brief answers in its own sentences.',
    );
  });
});

test('where it has none, nothing is offered that it cannot do', async () => {
  await visit('<ask-the-brief></ask-the-brief>');
  await ask();
  expect(await widget().getByLabel('In other words').count()).toBe(0);
});
