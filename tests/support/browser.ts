import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** @returns a real Chromium, from npm packages alone */
export async function launchBrowser(): Promise<Browser> {
  // The package's own arguments are for serverless machines: one process for all pages, and no web security.
  return playwright.launch({ args: ['--no-sandbox'], executablePath: await chromium.executablePath(), headless: true });
}
