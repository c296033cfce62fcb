import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Document, Sentence } from '../../src/document/document.ts';
import { readArticle } from '../../src/document/read-article.ts';

const read = (text: string, path = 'article.txt'): Document =>
  readArticle({ path, bytes: new TextEncoder().encode(text) });
const saying = (document: Document, words: string): Sentence => {
  const found = document.sentences.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no sentence says ${words}`);
  return found;
};
/** The words of a text at a position, counted as a person counts lines and characters. */
const wordsAt = (text: string, { line, column }: { line: number; column: number }): string =>
  [...(text.split(/\r\n|\r|\n/)[line - 1] ?? '')].slice(column - 1).join('');

describe('an article read from a file', () => {
  const oddities = fc.constantFrom(
    '“',
    '”',
    '’',
    '\u00a0',
    '\u200b',
    'é',
    'e\u0301',
    '🌿',
    '𝒦',
    'ß',
    '—',
    '  ',
    '\t',
    'naïve',
  );
  const filler = fc
    .array(fc.oneof(oddities, fc.constantFrom('plain', 'words', 'of', 'any', 'kind')), { maxLength: 12 })
    .map((words) => words.join(' '));

  it.each([
    ['plain text', 'a.txt', '\n'],
    ['plain text with the line ends of Windows', 'a.txt', '\r\n'],
    ['Markdown', 'a.md', '\n'],
  ])('gives the exact place of every sentence: %s', (_, path, end) => {
    fc.assert(
      fc.property(filler, filler, fc.nat(3), (before, within, lines) => {
        const text = `${`Some line.${end}${end}`.repeat(lines)}${before} Kava ${within} there. Zanthoxylum here.`;
        const document = read(text, path);

        const sentence = saying(document, 'Zanthoxylum');
        expect(wordsAt(text, sentence.position ?? { line: 0, column: 0 })).toMatch(/^Zanthoxylum here/);
        expect(text.replace(/\s+/g, ' ')).toContain(sentence.excerpt);
      }),
    );
  });

  it('gives the exact place through the entities of HTML', () => {
    const html = '<main>\n<p>It&#8217;s &amp; it &quot;is&quot; said.&nbsp;Zanthoxylum &#8217;heals&#8217;.</p></main>';
    const sentence = saying(read(html, 'a.html'), 'Zanthoxylum');

    expect(sentence.text).toBe('Zanthoxylum "heals".');
    expect(sentence.excerpt).toBe('Zanthoxylum &#8217;heals&#8217;.');
    expect(wordsAt(html, sentence.position ?? { line: 0, column: 0 })).toMatch(/^Zanthoxylum &#8217;heals/);
  });

  it('says the same in every format', () => {
    const plain = 'Kava and sleep\n\nKava is a plant. It is drunk.\n\n- It may harm the liver.\n';
    const markdown = '# Kava and sleep\n\nKava is a plant. It is *drunk*.\n\n- It may harm the **liver**.\n';
    const html =
      '<h1>Kava and sleep</h1><p>Kava is a plant. It is <em>drunk</em>.</p><ul><li>It may harm the liver.</li></ul>';
    const said = (document: Document) => document.sentences.map(({ kind, text }) => [kind, text]);

    expect(said(read(markdown, 'a.md'))).toEqual(said(read(plain)));
    expect(said(read(html, 'a.html'))).toEqual(said(read(plain)));
  });

  it('joins lines that were wrapped, and keeps lines that are paragraphs', () => {
    const wrapped = read('Kava is a plant\nof the Pacific.\n\nIt is drunk.\n');
    const long = `${'Kava is a plant of the Pacific, and people there drink it in the evening. '.repeat(3)}`;
    const lines = read(`${long}\n${long}\n`);

    expect(wrapped.sentences.map(({ text }) => text)).toEqual(['Kava is a plant of the Pacific.', 'It is drunk.']);
    expect(new Set(lines.sentences.map(({ block }) => block)).size).toBe(2);
  });

  it.each([
    ['an abbreviation', 'Dr. Example et al. read 21 U.S.C. 321 in the U.S. Code. It holds.', 2],
    ['a marker after the full stop', 'Kava harms livers.[1] It is banned.[2,3]', 2],
    ['superscripts after the full stop', 'Kava harms livers.¹ It is banned.²', 2],
  ])('does not end a sentence at %s', (_, text, count) => {
    expect(read(text).sentences).toHaveLength(count);
  });

  it('lists what a reader cannot see or misreads, and reads on as a reader would', () => {
    const document = read('It tre\u200bats pain. It cur\u0435s it.');

    expect(document.oddities.map(({ kind, word, position }) => [kind, word, position.column])).toEqual([
      ['invisible', 'treats', 7],
      ['look-alike', 'cur\u0435s', 21],
    ]);
    expect(document.sentences.map(({ text }) => text)).toEqual(['It treats pain.', 'It cures it.']);
  });
});

describe('what supports a sentence', () => {
  const LIST = [
    '## References',
    '',
    '1. Smith J, Doe A. Kava and the liver. Hepatology Journal. 2020;12:1-9. doi:10.1000/abc',
    '2. Buy kava. https://best-kava-shop.com/facts 2021',
    '3. Jones K. A survey of kava drinkers. Drug Alcohol Rev. 2017;36:340.',
    '',
  ].join('\n');
  const isCited = (sentence: string): boolean => saying(read(`${sentence}\n\n${LIST}`, 'a.md'), 'Kava hurts').isCited;

  it.each([
    'Kava hurts [1].',
    'Kava hurts.[1]',
    'Kava hurts [2,3].',
    'Kava hurts [1-2].',
    'Kava hurts.¹',
    'Kava hurts (3).',
    'Kava hurts (Smith 2020).',
    'Kava hurts (Example 1999; Jones et al., 2017).',
    'Kava hurts, as Smith (2020) found.',
    'Kava hurts (doi:10.1234/other).',
    'Kava hurts (PMID: 12345678).',
    'Kava hurts, says the [FDA](https://www.fda.gov/kava).',
    'Kava hurts<sup>3</sup>.',
  ])('is there in “%s”', (sentence) => {
    expect(isCited(sentence)).toBe(true);
  });

  it.each([
    'Kava hurts.',
    'Kava hurts [2].',
    'Kava hurts [9].',
    'Kava hurts (Miller 2020).',
    'Kava hurts, says [a shop](https://kava-store.com/liver).',
    'Kava hurts, says [a post](https://www.reddit.com/r/kava).',
    'Kava hurts in 2020.',
  ])('is not there in “%s”', (sentence) => {
    expect(isCited(sentence)).toBe(false);
  });

  it('is found by footnotes and anchors too', () => {
    const markdown = read(
      'Kava hurts.[^liver]\n\n[^liver]: Smith J. Kava and the liver. Hepatology Journal. 2020.\n',
      'a.md',
    );
    const html = read(
      '<main><p>Kava hurts<sup><a href="#n1">1</a></sup>.</p><h2>Sources</h2><ul><li id="n1">Smith J. Kava. J Hepatol. 2020. doi:10.1000/abc</li></ul></main>',
      'a.html',
    );

    expect(saying(markdown, 'Kava hurts').isCited).toBe(true);
    expect(saying(html, 'Kava hurts').isCited).toBe(true);
  });

  const WORKS = [
    'Doe J. Kava. BMJ. 2020. https://doi.org/10.1/1',
    'Roe K. Sleep. Lancet. 2021. https://doi.org/10.1/2',
  ];

  it.each([
    [
      'beside the main content of a page',
      'a.html',
      `<main><h1>Kava</h1><p>It may help.<sup><a href="#ref-2">2</a></sup></p></main><section><h2>References</h2><ol>${WORKS.map((work, at) => `<li id="ref-${at + 1}">${work}</li>`).join('')}</ol></section>`,
    ],
    [
      'in the foot of a page',
      'a.html',
      `<body><h1>Kava</h1><p>It may help.<sup><a href="#n2">2</a></sup></p><footer><h3>Sources</h3><ol>${WORKS.map((work, at) => `<li id="n${at + 1}">${work}</li>`).join('')}</ol><ul><li><a href="/about">About 2020</a></li></ul></footer></body>`,
    ],
    [
      'under a name in bold letters',
      'a.md',
      `# Kava\n\nIt may help [2].\n\n---\n\n**References**\n\n${WORKS.map((work, at) => `${at + 1}. ${work}`).join('\n')}\n`,
    ],
    [
      'without numbers, one to a line',
      'a.txt',
      'KAVA\n\nIt may help (Roe, 2021).\n\nSOURCES\n\nDoe J. Kava. BMJ. 2020. https://doi.org/10.1/1\n\nRoe K. Sleep. Lancet. 2021. https://doi.org/10.1/2',
    ],
    [
      'with its numbers in brackets',
      'a.txt',
      `KAVA\n\nIt may help (2).\n\nREFERENCES\n\n${WORKS.map((work, at) => `(${at + 1}) ${work}`).join('\n')}\n`,
    ],
    [
      'at the end, under no heading',
      'a.html',
      `<main><h1>Kava</h1><p>It may help.<sup><a href="#w2">2</a></sup></p><hr><ol>${WORKS.map((work, at) => `<li id="w${at + 1}">${work}</li>`).join('')}<li id="w3">National Institutes of Health, Kava, nih.gov.</li></ol></main>`,
    ],
    [
      'at the end, under no heading, a line to a work',
      'a.md',
      `# Kava\n\nIt may help [2].\n\n${WORKS.map((work, at) => `[${at + 1}] ${work}`).join('\n')}\n`,
    ],
    [
      'at the end, a paragraph to a work, before a word on the author',
      'a.txt',
      `KAVA\n\nIt may help (2).\n\n${WORKS.map((work, at) => `${at + 1}. ${work}`).join('\n\n')}\n\nAnn Doe writes on health.\n`,
    ],
    [
      'in one paragraph, numbered',
      'a.html',
      `<main><h1>Kava</h1><p>It may help.<sup>2</sup></p><h3>Where this information comes from</h3><p><small>${WORKS.map((work, at) => `${at + 1}. ${work}`).join('<br>')}</small></p></main>`,
    ],
  ])('is found in a list of works %s', (_where, path, text) => {
    const document = read(text, path);

    expect(document.endnotes.slice(0, 2).map(({ text: entry }) => entry.replace(/^(?:[([]\d[)\]]|\d\.) /, ''))).toEqual(
      WORKS,
    );
    expect(saying(document, 'It may help').markers.map(({ target }) => target)).toContain(document.endnotes[1]?.id);
    expect(document.sentences.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).not.toContain(WORKS[0]);
  });

  it.each([
    [
      'a line that names its source',
      'a.md',
      'It may help sleep. It may not.\n\n*Source: Roe K. Sleep. Lancet. 2021. https://doi.org/10.1/2*\n',
    ],
    [
      'a work in brackets on a line of its own',
      'a.txt',
      'It may help sleep. It may not.\n\n(Roe and others, Lancet, 2021. https://doi.org/10.1000/2)\n\nMore is said here.',
    ],
    [
      'the last line of a table',
      'a.html',
      '<main><table><tr><td>It may help sleep. It may not.</td></tr></table><p>Source: Roe K. Sleep. Lancet. 2021. doi:10.1000/2</p></main>',
    ],
  ])('is %s after it', (_what, path, text) => {
    const document = read(text, path);

    expect(document.endnotes).toMatchObject([{ isFindable: true }]);
    expect(saying(document, 'It may not').markers).toMatchObject([{ target: document.endnotes[0]?.id }]);
    expect(saying(document, 'It may help').isCited).toBe(false);
  });

  it('is a web address in the words themselves, if it is of those who answer for what they say', () => {
    const document = read(
      'It may help, says the NHS (https://www.nhs.uk/kava). It may not, says https://kavashop.com/a.',
    );

    expect(document.sentences.map(({ isCited }) => isCited)).toEqual([true, false]);
  });

  it('is a series of works in one paragraph, beside the article too', () => {
    const document = read(
      '<article><h1>Kava</h1><p>Kava may harm the liver.</p><aside><h3>Sources</h3><p>Health ministry, briefing of 26 March 2024; Roe K, Eur J Med 2017;24:1431; Society of Nephrology, interim survey; EFSA Journal 2018;16:5368.</p></aside></article>',
      'a.html',
    );

    expect(document.endnotes.map(({ text }) => text.slice(0, 6))).toEqual(['Health', 'Roe K,', 'Societ', 'EFSA J']);
    expect(document.endnotes.filter(({ isFindable }) => isFindable).length).toBeGreaterThanOrEqual(2);
  });

  it('is no list where one paragraph at the end begins with a number', () => {
    const document = read('# Kava\n\nIt may help.\n\n[1] Kava has cured anxiety since 1780.\n', 'a.md');

    expect(document.endnotes).toEqual([]);
  });

  it('is no list of works where hardly any item of it looks like one', () => {
    const document = read(
      '# Kava\n\nThree tips.\n\n1. Kava cures anxiety.\n2. It has been drunk since 1780.\n3. Drink it.\n',
      'a.md',
    );

    expect(document.endnotes).toEqual([]);
    expect(saying(document, 'Kava cures anxiety').kind).toBe('text');
  });

  it('is no place to hide claims: what names no work under References is the article’s own word', () => {
    const document = read(`Kava is a plant.\n\n${LIST}\n4. Kava cures anxiety.\n`, 'a.md');

    const line = read('Kava is a plant.\n\n(Kava cures anxiety. https://doi.org/10.1000/2)\n\nMore is said here.');
    const beside = read(
      '<main><p>Kava.</p></main><aside><h2>References</h2><ul><li>Kava cures anxiety.</li></ul></aside>',
      'a.html',
    );

    expect(saying(document, 'Kava cures anxiety').kind).toBe('text');
    expect(saying(line, 'Kava cures anxiety').kind).toBe('text');
    expect(saying(beside, 'Kava cures anxiety').kind).toBe('text');
  });
});

describe('a page', () => {
  it('is read without its furniture, with its title, descriptions, labels and structured data', () => {
    const document = read(
      '<html><head><title>The title.</title><meta property="og:description" content="Shared words."><script type="application/ld+json">{"headline":"Data words.","@graph":[{"description":"Deep words."}]}</script></head><body><nav>Menu words.</nav><main><h1>Heading</h1><p>Main words.</p><img alt="Picture words."><p hidden>Hidden words.</p></main><footer>Footer words.</footer></body></html>',
      'a.html',
    );

    expect(document.sentences.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'label: The title.',
      'label: Shared words.',
      'label: Data words.',
      'label: Deep words.',
      'heading: Heading',
      'text: Main words.',
      'label: Picture words.',
    ]);
  });
});

describe('an article that means harm', () => {
  it.each([
    ['brackets', '['.repeat(100_000)],
    ['parentheses', '(Smith '.repeat(14_000)],
    ['tags', '<div>'.repeat(20_000)],
    ['an open comment', `<!-- ${'x '.repeat(40_000)}`],
    ['control characters', '\u0000\u0007a'.repeat(20_000)],
    ['one endless sentence', 'studies show that many users who '.repeat(3_000)],
  ])('is read to its end all the same: %s', (_, text) => {
    for (const path of ['a.txt', 'a.md', 'a.html']) expect(read(text, path).title).toBeDefined();
  });

  it('is read with its broken bytes replaced and named', () => {
    const document = readArticle({ path: 'a.txt', bytes: new Uint8Array([75, 97, 118, 97, 32, 0xff, 104, 105, 46]) });

    expect(document.oddities).toHaveLength(1);
  });

  it('is refused above 2 MB', () => {
    expect(() => readArticle({ path: 'a.txt', bytes: new Uint8Array(2_000_001) })).toThrow('at most 2000000');
  });
});
