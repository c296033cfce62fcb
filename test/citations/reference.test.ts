import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runsOf } from '../../src/citations/reference.ts';

const text = (entry: string): string =>
  runsOf(entry)
    .map((run) => run.text)
    .join('');

describe('runsOf', () => {
  it('keeps italics and leaves every other element out', () => {
    const runs = runsOf(
      '<div data-csl-entry-id="x" class="csl-entry">Nault D. <b>Zinc</b>. <i>Cochrane</i> 2024.</div>',
    );

    expect(runs).toEqual([
      { text: 'Nault D. ', italic: false },
      { text: 'Zinc', italic: false },
      { text: '. ', italic: false },
      { text: 'Cochrane', italic: true },
      { text: ' 2024.', italic: false },
    ]);
  });

  it('leaves out the number that a style puts in front: the page numbers its sources itself', () => {
    const entry =
      '<div class="csl-entry"><div class="csl-left-margin">1. </div><div class="csl-right-inline">Nault D. Zinc.</div></div>';

    expect(text(entry)).toBe('Nault D. Zinc.');
  });

  it.each([
    ['https://ods.od.nih.gov/zinc/', 'https://ods.od.nih.gov/zinc/'],
    ['http://example.org/a?b=c&#38;d=e', 'http://example.org/a?b=c&d=e'],
    ['doi:10.1002/14651858.CD014914.pub2', 'https://doi.org/10.1002/14651858.CD014914.pub2'],
    ['doi:10.1000/a%b"c', 'https://doi.org/10.1000/a%25b'],
  ])('makes %s a link', (address, href) => {
    const links = runsOf(`Available from: ${address}.`).filter((run) => run.href !== undefined);

    expect(links.map((run) => run.href)).toEqual([href]);
  });

  it('keeps the point or bracket that ends a sentence out of the address', () => {
    const runs = runsOf('See (https://example.org/a). Then https://example.org/b; and on.');

    expect(runs.map((run) => run.text)).toEqual([
      'See (',
      'https://example.org/a',
      '). Then ',
      'https://example.org/b',
      '; and on.',
    ]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org/', 'doi:11.1000/x', 'HTTPS:/x'])(
    'makes no link of %s',
    (address) => {
      expect(runsOf(address).every((run) => run.href === undefined)).toBe(true);
    },
  );

  it('turns entities into the characters that they stand for', () => {
    expect(text('Smith &#38; Jones &#60;b&#62; &#8220;x&#8221; &#128512;')).toBe('Smith & Jones <b> “x” 😀');
  });

  it('has no white space at its ends, and single spaces inside', () => {
    expect(text('\n <div> \n A  \n B. <i>C </i>\n</div> ')).toBe('A B. C');
    expect(runsOf('  \n ')).toEqual([]);
    expect(runsOf('')).toEqual([]);
  });

  it('lets no element of an entry through, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('i', 'b', 'script', 'img src=x onerror=y'),
        (said, tag) => {
          const runs = runsOf(`<div><${tag}>${said.replace(/[<>&]/g, '')}</${tag}></div>`);

          for (const run of runs) expect(run.text).not.toMatch(/[<>]/);
        },
      ),
      { numRuns: 300, seed: 20261123 },
    );
  });
});
