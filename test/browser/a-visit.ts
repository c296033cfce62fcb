import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { RunningSystem } from './a-running-system.ts';

/** Somebody's browser at the desk; every error of its console is kept. */
export interface Visit {
  readonly page: Page;
  readonly errors: readonly string[];
  /** Opens a path of the desk. */
  go(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Signs somebody of the demo roster in, in a browser of their own. */
export async function visit(
  browser: Browser,
  { desk }: RunningSystem,
  person: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${desk}/queue`);
  await page.click(`#${person}`);
  await page.waitForURL(`${desk}/queue`);
  return {
    page,
    errors,
    go: async (path) => {
      await page.goto(desk + path);
    },
    close: () => context.close(),
  };
}
