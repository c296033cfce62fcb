import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './a-browser.ts';
import { type RunningSystem, startSystem } from './a-running-system.ts';
import { type Visit, visit } from './a-visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Asks for a public page until it says something, for as long as a reader would. */
async function siteSays(url: string, says: RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await (await fetch(url)).text();
    if (says.test(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} never said ${says}`);
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('three people %s', (_, javaScriptEnabled) => {
  let system: RunningSystem;
  const people = new Map<string, Visit>();
  const seat = (person: string): Visit => people.get(person) as Visit;

  beforeAll(async () => {
    system = await startSystem();
    for (const person of ['demo-author', 'demo-editor', 'demo-medical', 'demo-legal', 'demo-publisher'])
      people.set(person, await visit(browser, system, person, { javaScriptEnabled }));
  });
  afterAll(async () => {
    for (const { close } of people.values()) await close();
    await system.stop();
  });

  it('review, sign and publish, and the page is on the site', async () => {
    for (const [person, role] of [
      ['demo-editor', 'editor'],
      ['demo-medical', 'medical'],
      ['demo-legal', 'legal'],
    ] as const) {
      const { page } = seat(person);
      await page.click('text=Does kava help anxiety?');
      const frame = page.frameLocator('#article');
      expect(await frame.locator('h1').innerText()).toBe('Does kava help anxiety?');
      // One by one for the first, the rest of its section at once.
      const claim = page.locator('.claim:has(input[type=radio])').first();
      await claim.locator('input[value=partly]').check();
      await claim.locator('.note-field input').fill('The trials were short.');
      await page.click('text=Record my verdicts');
      expect(await page.locator('#status').innerText()).toBe('Your verdicts are recorded.');
      for (;;) {
        const rest = page.locator('button[name=all]:visible');
        if (!(await page.locator('.claim:has(.verdict.none) input[type=radio]').count())) break;
        const open = page.locator('.claim-group:has(.claim:has(.verdict.none):has(input[type=radio])) > button');
        await ((await open.count()) > 0 ? open : rest).first().click();
      }
      expect(await page.locator('#undecided').innerText()).toBe('0 for you to judge');
      await page.click(`button:has-text("Sign off as ${role}")`);
      expect(await page.locator('#status').innerText()).toBe('Your sign-off is recorded.');
    }

    const page = await siteSays(`${system.site}/kava-anxiety/`, /Does kava help anxiety\?/);
    expect(page).toContain('<h1>Does kava help anxiety?</h1>');
    const { page: desk, go } = seat('demo-editor');
    await go('/queue?state=published');
    expect(await desk.locator('.row .open').allInnerTexts()).toEqual(['Does kava help anxiety?']);
  });

  it('send a draft back with a reason, which its author reads', async () => {
    const { page, go } = seat('demo-medical');
    await go('/drafts/kratom-depression');
    await page.click('a.button:has-text("Request changes")');
    await page.fill('textarea[name=reason]', 'The trial of 2024 is missing.');
    await page.click('button:has-text("Request changes")');
    expect(await page.locator('#status').innerText()).toBe('The draft is sent back.');

    const author = seat('demo-author');
    await author.go('/queue?state=changes_requested');
    await author.page.locator('.row .open').first().click();
    expect(await author.page.locator('.note').first().innerText()).toContain('The trial of 2024 is missing.');
  });

  it('change a fact: the sign-offs are void, and everybody sees what changed', async () => {
    const editor = seat('demo-editor');
    await editor.go('/drafts/st-johns-wort-depression');
    await editor.page.click('button:has-text("Sign off as editor")');

    const author = seat('demo-author');
    await author.go('/drafts/st-johns-wort-depression');
    await author.page.locator('text=Edit this fact').first().click();
    const statement = author.page.locator('textarea[name=statement]');
    const before = await statement.inputValue();
    const after = before.replace(/\.$/, ', as its authors say.');
    await statement.fill(after);
    await author.page.fill('input[name=reason]', 'It said too much.');
    await author.page.click('text=Save and build again');
    expect(await author.page.locator('#status').innerText()).toContain('Sign-offs of the draft before it are void.');
    expect(await author.page.locator('ins').first().innerText()).toBe(', as its authors say');
    expect(await author.page.locator('.diffs').first().innerText()).toContain(after);

    await editor.go('/drafts/st-johns-wort-depression/history');
    expect(await editor.page.locator('.events strong').allInnerTexts()).toContain('Sign-off void');
    await editor.go('/drafts/st-johns-wort-depression/compare');
    expect(await editor.page.locator('.diffs').first().innerText()).toContain(after);
    await author.go('/drafts/st-johns-wort-depression');
    expect(await author.page.locator('details').innerText()).toContain('What you may not do, and why');
    const [download] = await Promise.all([
      author.page.waitForEvent('download'),
      author.page.click('text=Download the pack'),
    ]);
    expect(download.suggestedFilename()).toBe('st-johns-wort-depression.yaml');
  });

  it('comment: while a blocking one is open nobody signs, and it is settled by who wrote it', async () => {
    const { page, go } = seat('demo-legal');
    await go('/drafts/st-johns-wort-depression');
    await page.fill('#comment', 'Which law?');
    await page.check('input[name=blocking]');
    await page.locator('.say button').click();
    expect(await page.locator('.comment').innerText()).toContain('Which law?');
    expect(await page.locator('button:has-text("Sign off as legal")').count()).toBe(0);
    await page.click('text=Settle c1');
    expect(await page.locator('button:has-text("Sign off as legal")').count()).toBe(1);
  });

  it('withdraw the page after reading what the public will read', async () => {
    const { page, go } = seat('demo-medical');
    await go('/drafts/kava-anxiety');
    await page.click('a.button:has-text("Withdraw")');
    await page.fill('textarea[name=reason]', 'Its main source was retracted.');
    await page.click('text=Preview what the public reads');
    expect(await page.locator('.preview').innerText()).toContain('Its main source was retracted.');
    await page.click('button:has-text("Withdraw the page")');
    expect(await page.locator('#status').innerText()).toContain('withdrawn');

    const notice = await siteSays(`${system.site}/kava-anxiety/`, /Its main source was retracted\./);
    expect(notice).not.toContain('Cochrane');
  });

  it('see no error on the way, and nothing after they have signed out', async () => {
    for (const { page, errors, go } of people.values()) {
      expect(errors.filter((error) => !error.includes('Failed to load resource'))).toEqual([]);
      await go('/queue');
      await page.click('text=Sign out');
      expect(await page.locator('h1').innerText()).toBe('You are signed out');
    }
  });
});
