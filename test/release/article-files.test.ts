import { beforeAll, describe, expect, it } from '@jest/globals';
import { digestBytes, digestValue } from '../../src/digest.ts';
import type { House } from '../../src/pipeline/house.ts';
import { articleFiles, articlePaths, noticeFiles } from '../../src/release/article-files.ts';
import type { PublicFile, PublishedArticle } from '../../src/release/published-article.ts';
import type { Edition } from '../../src/review/article-state.ts';
import { aHouse, madeOf } from '../pipeline/a-house.ts';
import { aPack } from '../pipeline/a-pack.ts';
import { aRelease, aSignOff, aWithdrawal, SECOND } from '../review/a-history.ts';

const HOSTILE = '<script>alert(1)</script>';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

const edition = (parts: Partial<Edition> = {}): Edition => ({
  released: aRelease(),
  built: undefined,
  withdrawn: undefined,
  ...parts,
});

function anArticle(editions: readonly Edition[]): PublishedArticle {
  return { ...madeOf(aPack(), house), editions };
}

function filesOf(article: PublishedArticle): readonly PublicFile[] {
  return articleFiles(article, house.policy.policy, house.templates);
}

const textOf = (files: readonly PublicFile[], path: string): string =>
  files.find((file) => file.path === `zinc-colds/${path}`)?.text ?? '';

describe('the public files of an article', () => {
  it('are the page, the record and the history, at addresses that follow from the slug', () => {
    const article = anArticle([edition()]);

    const files = filesOf(article);

    expect(files.map(({ path }) => path)).toEqual(articlePaths('zinc-colds'));
    expect(textOf(files, 'index.html')).toBe(article.html);
  });

  it('depend on nothing but the article and the house', () => {
    const article = anArticle([edition()]);

    expect(filesOf(structuredClone(article))).toEqual(filesOf(article));
  });

  it('are a notice with the reason once the edition is withdrawn', () => {
    const files = filesOf(anArticle([edition({ withdrawn: aWithdrawal({ reason: HOSTILE }) })]));

    const notice = textOf(files, 'index.html');
    expect(notice).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(notice).not.toContain(HOSTILE);
    expect(notice).toContain('<time datetime="2026-03-04T12:00:00.000Z">4 March 2026</time>');
  });

  it('are the page again when a later edition follows', () => {
    const article = anArticle([
      edition({ withdrawn: aWithdrawal() }),
      edition({ released: aRelease({ draft: SECOND }) }),
    ]);

    expect(textOf(filesOf(article), 'index.html')).toBe(article.html);
  });

  it('have other notices for withdrawals of the same day for the same reason', () => {
    const notices = ['2026-03-04T12:00:00.000Z', '2026-03-04T12:00:00.001Z'].map((at) =>
      textOf(filesOf(anArticle([edition({ withdrawn: aWithdrawal({ at }) })])), 'index.html'),
    );

    expect(new Set(notices).size).toBe(2);
  });

  it('have the same notice and history where only the record can be read', () => {
    const article = anArticle([edition({ withdrawn: aWithdrawal() })]);
    const { slug, locale, title } = article.draft;

    const files = noticeFiles(
      { slug, locale, title, editions: article.editions },
      house.policy.policy,
      house.templates,
    );

    const whole = filesOf(article).filter(({ path }) => !path.endsWith('.json'));
    expect(files).toEqual(whole);
  });
});

describe('the history', () => {
  it('tells the editions, newest first, and what became of each', () => {
    const history = textOf(
      filesOf(
        anArticle([
          edition({ withdrawn: aWithdrawal({ reason: 'Recalled.' }) }),
          edition({ released: aRelease({ draft: SECOND }) }),
        ]),
      ),
      'history/index.html',
    );

    expect(history.indexOf(SECOND)).toBeLessThan(history.indexOf(aRelease().draft));
    expect(history).toContain('Recalled.');
  });

  it('shows the people as they were printed when they signed, as text', () => {
    const given = [aSignOff('editor', 'ed', { person: { id: 'ed', name: `Ed ${HOSTILE}` } })];

    const history = textOf(filesOf(anArticle([edition({ released: aRelease({}, given) })])), 'history/index.html');

    expect(history).toContain('Ed &lt;script&gt;');
    expect(history).toContain('I vouch for it.');
  });
});

describe('the record', () => {
  it('lets anybody recompute the digests of the page, the pack and the draft', () => {
    const article = anArticle([edition()]);

    const record = JSON.parse(textOf(filesOf(article), 'provenance.json'));

    expect(digestBytes(article.html)).toBe(record.draft.content);
    expect(digestValue(record.pack)).toBe(record.draft.pack);
    expect(digestValue(record.draft)).toBe(record.digest);
  });

  it('says who signed, what the gates found, and nothing of where files lay', () => {
    const text = textOf(filesOf(anArticle([edition()])), 'provenance.json');

    const record = JSON.parse(text);
    expect(record.signOffs.map(({ role }: { role: string }) => role)).toEqual(['editor', 'medical', 'legal']);
    expect(record.report.verdict).toBe('pass');
    expect(record.report.findings.length).toBeGreaterThan(0);
    expect(text).not.toContain('packs/zinc-colds.yaml');
  });
});
