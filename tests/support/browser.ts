import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** @returns a real Chromium, from npm packages alone */
export async function launchBrowser(): Promise<Browser> {
  // The package's own arguments are for serverless machines: one process for all pages, and no web security.
  return playwright.launch({ args: ['--no-sandbox'], executablePath: await chromium.executablePath(), headless: true });
}

/** @returns what axe-core finds inaccessible on a page: each rule with the elements that break it */
export async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
