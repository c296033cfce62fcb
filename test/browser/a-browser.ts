import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Starts a headless Chromium: the one that `CHROME_PATH` names, or the one that npm brought. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? (await chromium.executablePath());
  return playwright.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
}
