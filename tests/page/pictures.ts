/** `npm run pictures`: takes the pictures of the README, of a real conversation with the built product. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { BUILT, startServer } from '../support/server.js';

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  colorScheme: 'dark',
};

interface Picture {
  /** name of the file in `docs/` */
  name: string;
  locale: string;
  device: BrowserContextOptions;
  question: string;
  /** place of the chip to open */
  chip: number;
}

const PICTURES: readonly Picture[] = [
  {
    name: 'answer',
    locale: 'en-US',
    device: DESKTOP,
    question: 'How many journalists have been murdered in Mexico since 2000?',
    chip: 1,
  },
  {
    name: 'spanish',
    locale: 'es-MX',
    device: DESKTOP,
    question: '¿Cuántos periodistas han asesinado en México desde 2000?',
    chip: 1,
  },
  {
    name: 'phone',
    locale: 'en-US',
    device: PHONE,
    question: 'Why was the Mérida Initiative reoriented in 2011?',
    chip: 0,
  },
];

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const { name, locale, device, question, chip } = picture;
  const context = await browser.newContext({ ...device, locale });
  const page: Page = await context.newPage();
  await page.goto(`${address}/?q=${encodeURIComponent(question)}`);
  await page.locator('.answer').waitFor();
  await page.locator('.chip').nth(chip).click();
  await page.locator('.note .reference').waitFor();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `docs/${name}.png` });
  await context.close();
}

const [server, browser] = await Promise.all([startServer({}, BUILT), launchBrowser()]);
for (const picture of PICTURES) await take(browser, server.url, picture);
await browser.close();
await server.stop();
