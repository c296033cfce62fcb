import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { House } from '../../src/pipeline/house.ts';
import { type ListedArticle, SITE_PATHS, siteFiles } from '../../src/release/site-files.ts';
import { aHouse } from '../pipeline/a-house.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

const listed = (slug: string, title = slug): ListedArticle => ({
  slug,
  locale: 'en-US',
  title,
  since: '2026-03-04T23:59:59.000Z',
});
const textOf = (live: readonly ListedArticle[], path: string): string =>
  siteFiles(live, house.policy.policy, house.templates).find((file) => file.path === path)?.text ?? '';

describe('the files of the site', () => {
  it('are the ones that it says', () => {
    expect(siteFiles([], house.policy.policy, house.templates).map(({ path }) => path)).toEqual(SITE_PATHS);
  });

  it('list what is live by title, with its date', () => {
    const index = textOf([listed('b-slug', 'Zinc'), listed('a-slug', 'Iron'), listed('c-slug', 'Äpfel')], 'index.html');

    const order = ['href="a-slug/"', 'href="b-slug/"', 'href="c-slug/"'].map((href) => index.indexOf(href));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(index).toContain('<time datetime="2026-03-04">4 March 2026</time>');
  });

  it('are the same in whatever order the articles come', () => {
    const articles = ['a', 'b', 'c', 'd', 'e'].map((slug) => listed(slug, 'One title for all'));

    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: 5 }), (shuffled) => {
        const files = siteFiles(shuffled, house.policy.policy, house.templates);

        expect(files).toEqual(siteFiles(articles, house.policy.policy, house.templates));
      }),
      { numRuns: 30, seed: 20261123 },
    );
  });

  it('show a title as text', () => {
    expect(textOf([listed('a', '<script>alert(1)</script> & "x"')], 'index.html')).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;',
    );
  });

  it('name whole addresses below the address of the site', () => {
    const sitemap = textOf([listed('zinc')], 'sitemap.xml');

    expect(sitemap).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>/);
    expect(sitemap).toContain('<loc>https://press.example/zinc/</loc><lastmod>2026-03-04</lastmod>');
    expect(textOf([], 'robots.txt')).toContain('Sitemap: https://press.example/sitemap.xml');
  });

  it.each(['index.html', '404.html'])('say on %s that the site is an example exactly where it is one', async (path) => {
    const example = await aHouse({ policy: { example: { asOf: '2026-11-23' } } });

    const told = siteFiles([], example.policy.policy, example.templates).find((file) => file.path === path)?.text;

    expect(told).toContain('This site is an example');
    expect(textOf([], path)).not.toContain('This site is an example');
  });

  it('can be made when nothing is live', () => {
    for (const path of SITE_PATHS) expect(textOf([], path)).not.toBe('');
  });
});
