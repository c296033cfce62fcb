import { beforeAll, describe, expect, it } from '@jest/globals';
import { openReferences, type References } from '../../src/citations/open-references.ts';
import { Source } from '../../src/pack/source.ts';
import { aSource } from '../pipeline/a-pack.ts';

const source = (csl: object, id = 'nault'): Source =>
  Source.parse(
    aSource(id, 'systematic-review', {
      type: 'article-journal',
      title: 'Zinc for colds',
      author: [{ family: 'Nault', given: 'Daryl' }],
      'container-title': 'Cochrane Database of Systematic Reviews',
      issued: { 'date-parts': [[2024, 5, 9]] },
      DOI: '10.1002/14651858.CD014914.pub2',
      ...csl,
    }),
  );

let references: References;
beforeAll(async () => {
  references = await openReferences({ name: 'vancouver' });
});

const text = (csl: object, locale = 'en-US'): string =>
  references(source(csl), locale)
    .map((run) => run.text)
    .join('');

describe('openReferences', () => {
  it('formats a source in the style of the house, with its DOI as a link', () => {
    const runs = references(source({}), 'en-US');

    expect(runs.map((run) => run.text).join('')).toContain('Nault D. Zinc for colds. Cochrane Database');
    expect(runs.map((run) => run.href)).toContain('https://doi.org/10.1002/14651858.CD014914.pub2');
  });

  it('gives the same source the same runs, whatever came before and whatever it is called', () => {
    const first = references(source({}), 'en-US');
    references(source({ title: 'Something else' }), 'en-US');

    const again = references(source({}, 'another-id'), 'en-US');

    expect(again).toEqual(first);
  });

  it('gives the same runs as a formatter that was opened anew', async () => {
    const anew = await openReferences({ name: 'vancouver' });

    expect(anew(source({}), 'en-US')).toEqual(references(source({}), 'en-US'));
  });

  it.each([
    ['<script>alert(1)</script> Zinc', '<script>alert(1)</script> Zinc'],
    ['Zinc & copper < iron', 'Zinc & copper < iron'],
    ['&#99999999999;', '&#99999999999;'],
    ['"><img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['A &amp; B', 'A &amp; B'],
    ['x &#60;i&#62; y', 'x &#60;i&#62; y'],
  ])('prints a title as it was written: %s', (title, expected) => {
    expect(text({ title })).toContain(expected);
  });

  it('keeps the year of a source that has no other date', () => {
    expect(text({ issued: { 'date-parts': [[1994]] } })).toContain('1994');
  });

  it('uses the terms of a language at hand, and English for any other', () => {
    const accessed = { type: 'webpage', URL: 'https://example.org/', DOI: undefined };

    expect(text(accessed, 'de-AT')).not.toBe(text(accessed, 'en-US'));
    expect(text(accessed, 'sw')).toBe(text(accessed, 'en-US'));
  });

  it('rejects a style that it does not know', async () => {
    const opening = openReferences({ name: 'vancuver' });

    await expect(opening).rejects.toMatchObject({
      code: 'invalid',
      message: 'citation style: found "vancuver", expected vancouver, apa, harvard1 or a .csl file',
    });
  });

  it.each(['apa', 'harvard1'])('formats in %s as well', async (name) => {
    const other = await openReferences({ name });

    const runs = other(source({}), 'en-US');

    expect(runs.map((run) => run.text).join('')).toMatch(/Nault, D\..*2024/s);
    expect(runs).not.toEqual(references(source({}), 'en-US'));
  });
});
