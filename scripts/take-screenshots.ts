/** Takes the pictures of `docs/screens` from a desk that runs over the examples, as somebody reviews them. */
import { join } from 'node:path';
import { openBrowser } from '../test/browser/a-browser.ts';
import { startSystem } from '../test/browser/a-running-system.ts';
import { visit } from '../test/browser/a-visit.ts';

const TO = join(import.meta.dirname, '..', 'docs', 'screens');
const DESKTOP = { width: 1440, height: 900 };
const WORT = '/drafts/st-johns-wort-depression';

const browser = await openBrowser();
const system = await startSystem();
try {
  const editor = await visit(browser, system, 'demo-editor', { viewport: DESKTOP });
  await editor.go(WORT);
  await editor.page.click('button:has-text("Sign off as editor")');
  const author = await visit(browser, system, 'demo-author', { viewport: DESKTOP });
  await author.go(WORT);
  await author.page.locator('text=Edit this fact').first().click();
  const statement = author.page.locator('textarea[name=statement]');
  await statement.fill((await statement.inputValue()).replace(/\.$/, ', in the words of its authors.'));
  await author.page.fill('input[name=reason]', 'The source says so in these words.');
  await author.page.click('text=Save and build again');
  await author.close();

  await editor.go(`${WORT}/compare`);
  await editor.page.screenshot({ path: join(TO, 'compare.png') });
  await editor.close();

  const medical = await visit(browser, system, 'demo-medical', { viewport: DESKTOP });
  await medical.go('/drafts/kava-anxiety');
  await medical.page.locator('button[name=all]').first().click();
  await medical.page
    .locator('.claim')
    .nth(1)
    .click({ position: { x: 5, y: 5 } });
  await medical.page.screenshot({ path: join(TO, 'review.png') });
  await medical.go('/drafts/kratom-depression/report');
  await medical.page.screenshot({ path: join(TO, 'report.png') });
  await medical.go('/drafts/kava-anxiety');
  await medical.page.click('button:has-text("Sign off as medical")');
  await medical.go('/queue?state=all');
  await medical.page.screenshot({ path: join(TO, 'queue.png') });
  await medical.close();
} finally {
  await system.stop();
  await browser.close();
}
