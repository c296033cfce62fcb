import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ROOT, run } from '../cli/program.ts';
import { openBrowser } from './a-browser.ts';
import { type RunningSystem, startSystem } from './a-running-system.ts';
import { type Visit, visit } from './a-visit.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const KAVA = '/drafts/kava-anxiety';
const KRATOM = '/drafts/kratom-depression';

/** Every screen, in the states in which it shows most. */
const SCREENS = [
  ...['/queue', '/queue?state=all', '/queue?state=published', '/queue?q=nothing-like-it', '/calendar', '/due'],
  ...['/used?id=nccih-kava', '/used?id=nothing', '/batches', '/people', '/deliveries', '/ledger', '/ledger?verify=now'],
  ...['/help', KAVA, `${KAVA}/report`, `${KAVA}/compare`, `${KAVA}/history`, `${KAVA}/fact?id=kava-alcohol`],
  ...[KRATOM, `${KRATOM}/compare`, `${KRATOM}/history`, `${KRATOM}/confirm/request-changes`, `${KRATOM}/report`],
  ...[`${KAVA}/confirm/withdraw`, `${KAVA}/confirm/correct`, `${KAVA}/confirm/discard`, '/drafts/none', '/nothing'],
];

let browser: Browser;
let system: RunningSystem;
beforeAll(async () => {
  browser = await openBrowser();
  system = await startSystem();
  const data = ['--data', system.data];
  for (const role of ['editor', 'medical', 'legal'])
    await run(['sign-off', 'kava-anxiety', '--role', role, '--as', `demo-${role}`, ...data]);
  await run(['sign-off', 'kratom-depression', '--role', 'medical', '--as', 'demo-medical', '--all-supported', ...data]);
  const { page, go, close } = await visit(browser, system, 'demo-legal');
  await go(KRATOM);
  await page.fill('#comment', 'Which law is meant?');
  await page.check('input[name=blocking]');
  await page.selectOption('select[name=fact]', { index: 3 });
  await page.locator('.say button').click();
  await close();
});
afterAll(async () => {
  await system.stop();
  await browser.close();
});

/** What axe holds against a page, in a few words. The article in its frame is a page of the site, tried on its own. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).exclude('#article').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  let seat: Visit;
  beforeAll(async () => {
    seat = await visit(browser, system, 'demo-editor', { colorScheme, viewport: { width: 1440, height: 900 } });
  });
  afterAll(() => seat.close());

  it.each(SCREENS)('%s keeps to WCAG 2.2 AA', async (path) => {
    await seat.go(path);

    expect(await violationsOf(seat.page)).toEqual([]);
  });

  it.each(['/kava-anxiety/', '/kava-anxiety/history/', '/'])('%s of the site keeps to it too', async (path) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(system.site + path);

    expect(await violationsOf(page)).toEqual([]);
    await context.close();
  });
});

describe('on a phone', () => {
  it.each(SCREENS)('%s needs no scrolling sideways, and its targets can be hit', async (path) => {
    const seat = await visit(browser, system, 'demo-editor', { viewport: { width: 320, height: 640 }, hasTouch: true });
    await seat.go(path);
    const { page } = seat;

    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *, header *')]
        .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .filter((element) => !element.closest('.sr, .skip, table'))
        .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`),
    );
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const violations = await violationsOf(page);
    await seat.close();
    expect({ wide: wide.slice(0, 5), scrolls: Math.max(0, scrolls), violations }).toEqual({
      wide: [],
      scrolls: 0,
      violations: [],
    });
  });
});

describe('a review', () => {
  it('is no longer than what is on it, and leads to where one decides', async () => {
    const seat = await visit(browser, system, 'demo-medical', { viewport: { width: 1440, height: 900 } });
    await seat.go('/drafts/st-johns-wort-depression');
    const { page } = seat;

    const rest = await page.evaluate(
      () =>
        document.documentElement.scrollHeight - (document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0),
    );
    await page.click('nav[aria-label="This page"] a:has-text("Decide")');
    const seen = await page.locator('button:has-text("Sign off as medical")').evaluate((button) => {
      const { top, bottom } = button.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    await page.click('nav[aria-label="This page"] a:has-text("for you to judge")');
    const first = await page.evaluate(() => document.querySelector('.claim:target .verdict.none') !== null);
    await seat.close();

    expect({ rest: Math.abs(Math.round(rest)), seen, first }).toEqual({ rest: 0, seen: true, first: true });
  });

  it('of a rejected draft says why first', async () => {
    await run(['batch', join(ROOT, 'examples', 'rejected', 'dose-as-advice.yaml'), '--data', system.data]);
    const seat = await visit(browser, system, 'demo-editor', { viewport: { width: 1440, height: 900 } });
    await seat.go('/drafts/kava-how-much');
    const told = await seat.page.locator('.rejected').innerText();
    const violations = await violationsOf(seat.page);
    await seat.close();

    expect(told).toContain('no-dosing-advice');
    expect(violations).toEqual([]);
  });

  it('says in the place of a button why somebody of the role cannot sign', async () => {
    const seat = await visit(browser, system, 'demo-editor', { viewport: { width: 1440, height: 900 } });
    await seat.go(KRATOM);
    const told = await seat.page.locator('.bar').innerText();
    await seat.close();

    expect(told).toMatch(/You cannot sign off as editor now: 1 blocking comment is open/);
  });
});

describe('by keyboard', () => {
  let seat: Visit;
  beforeAll(async () => {
    seat = await visit(browser, system, 'demo-medical');
  });
  afterAll(() => seat.close());

  const focused = () =>
    seat.page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { text: element.innerText.slice(0, 60), outline: `${outlineStyle} ${outlineWidth}` };
    });

  it('every control can be reached, and shows that it is', async () => {
    await seat.go('/drafts/st-johns-wort-depression');
    const controls = await seat.page
      .locator('a[href], button, input:not([type=hidden]), select, textarea, summary')
      .count();
    const reached = new Set<string>();
    await seat.page.keyboard.press('Tab');
    expect((await focused()).text).toMatch(/skip/i);
    // The frame has stops of its own.
    for (let presses = 0; presses < controls * 2; presses += 1) {
      const { outline, key } = await seat.page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const all = [...document.querySelectorAll('*')];
        return { outline: `${outlineStyle} ${outlineWidth}`, key: `${element.tagName} ${all.indexOf(element)}` };
      });
      if (!/^(?:BODY|IFRAME|HTML)/.test(key)) expect([key, outline]).toEqual([key, 'solid 3px']);
      if (reached.has(key) && !key.startsWith('IFRAME')) break;
      reached.add(key);
      await seat.page.keyboard.press('Tab');
    }
    // One stop stands for the three verdicts on a claim.
    const verdicts = await seat.page.locator('fieldset').count();
    expect(reached.size).toBeGreaterThanOrEqual(controls - verdicts * 2 - 1);
  });

  it('somebody opens the first of the queue, judges, compares, comments and comes back', async () => {
    const { page } = seat;
    await seat.go('/queue?q=wort');
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await page.waitForURL(/\/drafts\//);
    await page.keyboard.press('n');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('claim'))).toBe(true);
    await page.keyboard.press('2');
    expect(await page.locator('.claim:focus input[value=partly]').isChecked()).toBe(true);
    expect(await page.locator('#status').innerText()).toContain('Partly chosen');
    await page.keyboard.press('c');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('comment');
    await page.keyboard.type('jkd?');
    expect(await page.inputValue('#comment')).toBe('jkd?');
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('d');
    await page.waitForURL(/compare/);
    await page.keyboard.press('?');
    await page.waitForURL(/\/help$/);
    await page.keyboard.press('/');
    await page.waitForURL(/\/queue/);
  });

  it('somebody compares straight from the queue', async () => {
    await seat.go('/queue?q=wort');
    await seat.page.keyboard.press('j');
    await seat.page.keyboard.press('d');
    await seat.page.waitForURL(/\/drafts\/st-johns-wort-depression\/compare\?locale=en-US$/);
  });

  it('a source of the article opens beside the desk, and the frame keeps the article', async () => {
    const { page } = seat;
    await seat.go('/drafts/st-johns-wort-depression');
    const frame = page.frameLocator('#article');
    const source = frame.locator('a[href^="https://"]').first();
    const [opened] = await Promise.all([page.waitForEvent('popup'), source.click()]);
    await opened.close();
    await frame.locator('a[href*="history"]').first().click();

    expect(await frame.locator('h1').innerText()).toContain('wort');
    expect(await page.locator('#status').innerText()).toContain('works there');
  });

  it('shortcuts can be switched off, and stay so', async () => {
    const { page } = seat;
    await seat.go('/help');
    await page.uncheck('#shortcuts');
    await seat.go('/queue');
    await page.keyboard.press('?');
    await page.keyboard.press('j');
    expect(page.url()).toBe(`${system.desk}/queue`);
    await seat.go('/help');
    expect(await page.isChecked('#shortcuts')).toBe(false);
    await page.check('#shortcuts');
  });

  it('after a decision the focus is on what comes next, and the result is announced', async () => {
    const { page } = seat;
    await seat.go('/drafts/st-johns-wort-depression');
    await page.focus('button:has-text("Sign off as medical")');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/queue\?done=sign-off/);
    expect(await page.locator('[role=status]').innerText()).toBe('Your sign-off is recorded.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('next');
  });

  it('a fact is checked while it is typed', async () => {
    const { page } = seat;
    await seat.go('/drafts/st-johns-wort-depression');
    await page.locator('text=Edit this fact').first().click();
    await page.fill('input[name=asOf]', '2026-01-01');
    await page.fill('textarea[name=statement]', ' ');
    expect(await page.locator('#fact-problems li').first().innerText()).toMatch(/\w/);
    await page.fill('textarea[name=statement]', 'A sentence.');
    await page.waitForFunction(() => document.querySelectorAll('#fact-problems li').length === 0);
  });

  it('selecting a claim marks its sentences and its sources; selecting a sentence shows its claim', async () => {
    const { page } = seat;
    await seat.go(KRATOM);
    const claim = page.locator('.claim').nth(5);
    const fact = (await claim.getAttribute('data-fact')) ?? '';
    await claim.click({ position: { x: 5, y: 5 } });
    const frame = page.frameLocator('#article');
    const marked = frame.locator(`[data-fact="${fact}"]`).first();
    expect(await marked.evaluate((element) => (element as HTMLElement).style.outlineStyle).catch(() => 'solid')).toBe(
      'solid',
    );
    expect(await page.locator('.source.chosen').count()).toBeGreaterThan(0);
    await frame.locator('[data-fact]').first().click();
    expect(await page.locator('.claim.chosen').count()).toBe(1);
    expect(await page.locator('.claim.chosen').getAttribute('data-fact')).toBe(
      await frame.locator('[data-fact]').first().getAttribute('data-fact'),
    );
  });
});
