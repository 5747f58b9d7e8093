import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser, violationsOn } from '../support/browser.js';
import { type RunningServer, startServer } from '../support/server.js';

const ARTIFACTS = 'tests/artifacts';
const QUESTION = 'How many journalists have been murdered in Mexico since 2000?';
const SCROLLING = { timeout: 15_000 }; // the page scrolls smoothly, and far
let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
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
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
});
afterEach(async () => {
  await context.close();
  expect(problems.splice(0)).toEqual([]);
});

const open = async (path = '/'): Promise<void> => {
  await page.goto(server.url + path);
  await page
    .getByText('To start with')
    .or(page.locator('.answer'))
    .or(page.getByText('Para empezar'))
    .first()
    .waitFor();
};
const answers = (): Locator => page.locator('.answer');
const ask = async (question: string, label = 'Your question'): Promise<Locator> => {
  const count = await answers().count();
  await page.getByLabel(label).fill(question);
  await page.keyboard.press('Enter');
  await answers().nth(count).waitFor();
  return answers().nth(count);
};
const marked = async (): Promise<string[]> => page.locator('brief-reader mark').allTextContents();
const screenshot = (name: string): Promise<Buffer> => page.screenshot({ path: `${ARTIFACTS}/${name}.png` });
const expectAccessible = async (view: string): Promise<void> => expect(await violationsOn(page), view).toEqual([]);
const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

describe('the chat page', () => {
  test('gives a first visitor a cited answer, with its sentence highlighted in the brief, in two clicks', async () => {
    await open();
    await page.getByRole('heading', { name: /Putting Citizens' Security First/u, level: 1 }).waitFor();
    await screenshot('first');
    await expectAccessible('first');
    await page.locator('.suggestion').first().click();
    await answers().first().waitFor();
    await page.locator('.chip').first().click();
    await page.locator('.note .reference').waitFor();
    const mark = page.locator('brief-reader mark').first();
    await expect.poll(async () => (await mark.boundingBox())?.y, SCROLLING).toBeLessThan(800);
    const [sentence = ''] = await marked();
    expect(await page.locator('.sentence').first().textContent()).toContain(sentence);
  });

  test('shows for an endnote its reference, its link, the sentence it backs, and that sentence in the brief', async () => {
    await open();
    const answer = await ask(QUESTION);
    expect(await answer.textContent()).toContain('at least 133 journalists');
    await answer.getByRole('button', { name: /^Endnote 16\./u }).click();
    const link = answer.getByRole('link', { name: /theguardian\.com/u });
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/www\.theguardian\.com\//u);
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await answer.locator('.note blockquote').textContent()).toContain('at least 133 journalists');
    const sentences = await marked();
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(/^According to the Committee to Protect Journalists.*\.$/u);
    const mark = page.locator('brief-reader mark');
    await expect.poll(async () => (await mark.boundingBox())?.y, SCROLLING).toBeLessThan(800);
    await screenshot('answer');
    await expectAccessible('answer');
  });

  test('tells endnotes that stand at the sentence from those that cover it, and from the author’s own analysis', async () => {
    await open();
    const kinds = new Map<string, string>();
    for (const question of [
      QUESTION,
      'Why was the Mérida Initiative reoriented in 2011?',
      'What has Biden pledged about the wall?',
    ])
      for (const chip of await (await ask(question)).locator('.chip').all()) {
        const [kind = ''] = /direct|covering|none/u.exec((await chip.getAttribute('class')) ?? '') ?? [];
        kinds.set(kind, (await chip.getAttribute('aria-label')) ?? '');
      }
    expect(kinds.get('direct')).toContain('at the end of the sentence');
    expect(kinds.get('covering')).toContain('covers the sentence');
    expect(kinds.get('none')).toContain('own analysis');
  });

  test('goes on: a follow-up is understood, and a new conversation begins with none of it', async () => {
    await open();
    await ask('How many people were extradited under Calderón?');
    const second = await ask('and under Fox?');
    expect(await second.textContent()).toContain('211');
    await page.getByText('Understood as: How many people were extradited under Fox?').waitFor();
    await page.getByRole('button', { name: 'New conversation' }).click();
    expect(await answers().count()).toBe(0);
    await page.reload();
    await page.getByText('To start with').waitFor();
  });

  test('says so when the brief does not say, with what stands nearest and what to ask instead', async () => {
    await open();
    const answer = await ask('What is the best recipe for tacos al pastor?');
    expect(await answer.textContent()).toContain('The brief does not say.');
    expect(await answer.locator('.chip').count()).toBe(0);
    expect(await page.locator('.suggestion').count()).toBeGreaterThan(0);
    await screenshot('refusal');
    await expectAccessible('refusal');
  });

  test('copies an answer as text and as Markdown with its notes, and as a link that asks again', async () => {
    await open();
    await ask(QUESTION);
    await page.getByRole('button', { name: 'Copy text' }).click();
    await page.getByText('Copied.').first().waitFor();
    expect(await clipboard()).toMatch(/133 journalists[\s\S]+\[15, 16\]\n\n15\. Open Democracy[\s\S]+\n16\. Lakhani/u);
    await page.getByRole('button', { name: 'Copy Markdown' }).click();
    await expect.poll(clipboard).toMatch(/\[\^15\]\[\^16\]\n\n\[\^15\]: Open Democracy/u);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(clipboard).toContain('/?q=How%20many');
    const link = await clipboard();
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })); // as over plain http
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The browser does not allow copying here.').first().waitFor();
    await page.goto(link);
    await answers().first().waitFor();
    expect(await answers().first().textContent()).toContain('133');
  });

  test('can be stopped while an answer comes, and asked again', async () => {
    await open();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/ask', async (route) => {
      await held;
      await route.continue().catch(() => undefined); // the browser has given it up
    });
    await page.getByLabel('Your question').fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.status').getByText('Stopped.').waitFor();
    await page.getByRole('status').getByText('Stopped.').waitFor();
    release();
    await page.unroute('**/ask');
    await page.getByRole('button', { name: 'Try again' }).click();
    await answers().first().waitFor();
  });

  test('says kindly that the server cannot be reached, and asks again in the same place', async () => {
    await open();
    await page.route('**/ask', (route) => route.abort());
    await page.getByLabel('Your question').fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.failed').getByText('The server cannot be reached.').waitFor();
    problems.splice(0); // the browser itself reports what was cut
    await page.unroute('**/ask');
    await page.getByRole('button', { name: 'Try again' }).click();
    await answers().first().waitFor();
    expect(await page.locator('.question').count()).toBe(1);
  });

  test('speaks Spanish, and still quotes the brief word for word', async () => {
    await open();
    await page.getByRole('button', { name: 'Español' }).click();
    await page.locator('.suggestion').getByText('¿').first().waitFor();
    const answer = await ask('¿Cuántos periodistas han asesinado en México desde 2000?', 'Su pregunta');
    expect(await answer.textContent()).toContain('at least 133 journalists');
    await answer.getByRole('button', { name: /^Nota 16\./u }).click();
    await page.getByRole('button', { name: 'Nueva conversación' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await screenshot('spanish');
    await expectAccessible('spanish');
  });

  test('works by keyboard alone', async () => {
    await open();
    const press = async (key: string, until: string): Promise<void> => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press(key);
        const focused = await page.evaluate(() => {
          const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
          return `${active?.tagName} ${active?.className} ${active?.getAttribute('name') ?? ''}`;
        });
        if (focused.includes(until)) return;
      }
      throw new Error(`${key} never came to ${until}`);
    };
    await press('Tab', 'question');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await answers().first().waitFor();
    await press('Shift+Tab', 'chip');
    await page.keyboard.press('Enter');
    await page.locator('.note .reference').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.note .reference').count()).toBe(0);
  });

  test('lets a reader of the brief open an endnote and ask about its passage', async () => {
    await open();
    await page.locator('#p25\\.s7 + .marker').click();
    const note = page.locator('brief-reader aside');
    expect(await note.textContent()).toContain('Open Democracy');
    await expectAccessible('reader');
    await note.getByRole('button', { name: 'Ask about this passage' }).click();
    await answers().first().waitFor();
    expect(await answers().first().textContent()).toContain('133 journalists');
  });

  test('shows what is typed as text, never as markup', async () => {
    await open();
    await ask('<img src=x onerror="document.title=1"> Who was Camarena? <script>document.title=2</script>');
    expect(await page.locator('.question').textContent()).toContain('<img src=x');
    expect(await page.locator('.question img, .answer script').count()).toBe(0);
    await page.goto(`${server.url}/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await answers().first().waitFor();
    expect(await page.locator('.question img').count()).toBe(0);
    expect(await page.title()).toContain('Ask the Brief');
  });

  test('fits a phone, in the dark too', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await open();
    const answer = await ask('Why was the Mérida Initiative reoriented in 2011?');
    await answer.locator('.chip').first().click();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await screenshot('phone-dark');
    await answer.getByRole('button', { name: 'Read it in the brief' }).first().click();
    await expect
      .poll(async () => (await page.locator('brief-reader mark').first().boundingBox())?.y, SCROLLING)
      .toBeLessThan(740);
    await expectAccessible('phone');
    await page.getByRole('link', { name: 'Back to the conversation' }).click();
    await expect
      .poll(async () => Math.abs((await answer.locator('.note').first().boundingBox())?.y ?? 740))
      .toBeLessThan(740);
  });
});

test('a brief that holds scripts and odd links is shown as text, and only its web address as a link', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  const hostile = await startServer({ BRIEF: 'tests/briefs/hostile.md', INDEX_DIR: folder });
  page = await (await browser.newContext()).newPage();
  await page.goto(hostile.url);
  await page.locator('brief-reader .marker').first().click();
  await page.locator('brief-reader aside').waitFor();
  expect(await page.locator('brief-reader article').textContent()).toContain('Trains run at night');
  await ask('When do trains run?');
  await page.locator('.chip').first().click();
  const links = await page.locator('a[target]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(new Set(links)).toEqual(new Set(['https://example.org/trains']));
  expect(await page.locator('img, brief-reader script, brief-reader b[onclick]').count()).toBe(0);
  expect(await page.title()).not.toBe('broken');
  await page.context().close();
  await hostile.stop();
  await rm(folder, { recursive: true });
});

test('a server that is told to stop ends well, and a port in use is told with what to do', async () => {
  const port = new URL(server.url).port;
  await expect(startServer({ PORT: port })).rejects.toThrow(`Port ${port} is in use. Set PORT`);
  const other = await startServer();
  expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
  expect(await other.stop()).toBe(0);
});
