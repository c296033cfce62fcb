import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collapse } from '../../src/document/collapse.ts';
import type { Document } from '../../src/document/document.ts';
import { readHtml } from '../../src/document/read-html.ts';

const body = (html: string): Document => readHtml(`<!doctype html><html lang="en"><body>${html}</body></html>`);
const pieces = (html: string): readonly string[] => body(html).pieces.map(({ text }) => text);

describe('what a reader cannot see', () => {
  it.each([
    ['a comment', '<!-- Safe for everyone. -->'],
    ['a template', '<template>Safe for everyone.</template>'],
    ['a script', '<script>"Safe for everyone."</script>'],
    ['a style', '<style>/* Safe for everyone. */</style>'],
    ['noscript', '<noscript>Safe for everyone.</noscript>'],
    ['a frame', '<iframe srcdoc="Safe for everyone.">Safe for everyone.</iframe>'],
    ['a drawing', '<svg><text>Safe for everyone.</text></svg>'],
    ['a hidden element', '<p hidden>Safe for everyone.</p>'],
    ['an element hidden until found', '<p hidden="until-found">Safe for everyone.</p>'],
    ['an element inside a hidden one', '<div hidden><section id="s"><p>Safe for everyone.</p></section></div>'],
    ['an element hidden from screen readers', '<p aria-hidden="true">Safe for everyone.</p>'],
    ['display: none', '<p style="color: red; DISPLAY : none !important">Safe for everyone.</p>'],
    ['display: none behind a remark', '<p style="display/* block */:/**/none">Safe for everyone.</p>'],
    ['visibility: hidden', '<p style="visibility:hidden">Safe for everyone.</p>'],
    ['opacity: 0', '<p style="opacity:0">Safe for everyone.</p>'],
    ['opacity: 0.0', '<p style="opacity:0.0">Safe for everyone.</p>'],
    ['font-size: 0', '<p style="font-size:0px">Safe for everyone.</p>'],
    ['height: 0', '<p style="height:0;overflow:hidden">Safe for everyone.</p>'],
    ['a closed details', '<details><p>Safe for everyone.</p></details>'],
    ['a part of a heading that is hidden', '<h2><span hidden>Safe for everyone.</span></h2>'],
  ])('leaves out %s', (_what, html) => {
    const document = body(html);

    const said = JSON.stringify([document.pieces, document.blocks, document.headings, document.statements]);
    expect(said).not.toContain('Safe');
  });

  it('leaves it out of a statement and of what its section says', () => {
    const { statements, sections } = body(
      '<section id="safety"><p><span data-fact="f">Not<b hidden> not</b> safe.<!-- x --></span></p></section>',
    );

    expect(statements.map(({ text }) => text)).toEqual(['Not safe.']);
    expect(sections[0]?.hasLetters).toBe(true);
  });

  it('does not take a date for shown when its text is empty or hidden', () => {
    const { blocks } = body(
      '<p>As of <time datetime="2026-01-02"></time>, <time datetime="2026-01-03"><b hidden>x</b></time> and <time datetime="2026-01-04">4 January</time>.</p>',
    );

    expect(blocks[0]?.dates).toEqual(['2026-01-04']);
  });

  it('makes a section in which nothing else is said an empty one', () => {
    const { sections } = body('<section id="safety"><h2>Safety</h2><p hidden>Hidden.</p><p>12 – 13.</p></section>');

    expect(sections[0]?.hasLetters).toBe(false);
  });

  it.each([
    ['half see-through text', '<p style="opacity:0.5">Read me.</p>'],
    ['small text', '<p style="font-size:0.8em">Read me.</p>'],
    ['an element with a width', '<p style="width:05em;min-width:0">Read me.</p>'],
    ['aria-hidden that says no', '<p aria-hidden="false">Read me.</p>'],
    ['open details', '<details open><p>Read me.</p></details>'],
    ['the summary of closed details', '<details><summary>Read me.</summary>Not me.</details>'],
  ])('keeps %s', (_what, html) => {
    expect(pieces(html)).toEqual(['Read me.']);
  });
});

describe('the parts of a page', () => {
  it('are its language, its title and its headings', () => {
    const document = readHtml(
      '<html lang="de-AT"><head><title> Zink \n und <b>so</b></title></head><body><h1>Zink</h1><h3>Und  so</h3></body></html>',
    );

    expect(document).toMatchObject({ language: 'de-AT', title: 'Zink und <b>so</b>' });
    expect(document.headings.map(({ level, text }) => [level, text])).toEqual([
      [1, 'Zink'],
      [3, 'Und so'],
    ]);
  });

  it('are sections with role, element, parent, heading, order, and whether they say anything', () => {
    const { sections } = body(`
      <section id="safety" data-role="safety"><h2>Safety</h2>
        <section id="pregnancy" data-element="pregnancy"><h3>In pregnancy</h3><p>Ab c1.</p></section>
        <p>De</p></section>
      <section id="more" data-role="advertising"><p>F</p></section>`);

    expect(sections).toEqual([
      {
        id: 'safety',
        role: 'safety',
        element: undefined,
        parent: undefined,
        heading: 'Safety',
        order: 0,
        hasLetters: true,
      },
      {
        id: 'pregnancy',
        role: 'safety',
        element: 'pregnancy',
        parent: 'safety',
        heading: 'In pregnancy',
        order: 1,
        hasLetters: true,
      },
      {
        id: 'more',
        role: 'body',
        element: undefined,
        parent: undefined,
        heading: undefined,
        order: 2,
        hasLetters: true,
      },
    ]);
  });

  it('are statements with their markers, and not the text of the markers', () => {
    const { statements, pieces: rest } = body(`<section id="s"><ul><li>Lead:
      <span data-fact="f1">Zinc <i>may</i> help.<a role="doc-noteref" href="#r1">[1]</a><a role="doc-noteref" href="#r2">[2]</a></span>
      </li></ul><p><span data-fact="f2">It may not.</span></p></section>`);

    expect(statements).toEqual([
      {
        fact: 'f1',
        section: 's',
        block: 0,
        position: undefined,
        text: 'Zinc may help.',
        markers: [
          { target: 'r1', label: '[1]' },
          { target: 'r2', label: '[2]' },
        ],
      },
      { fact: 'f2', section: 's', block: 1, position: undefined, text: 'It may not.', markers: [] },
    ]);
    expect(rest.map(({ text }) => text)).toEqual(['Lead:']);
  });

  it('are blocks with the dates that are shown in them', () => {
    const { blocks } = body(
      '<section id="law"><table><tbody><tr><td>Sold</td><td>as of <time datetime="2026-11-01">1 November</time></td></tr></tbody></table></section>',
    );

    expect(blocks).toEqual([{ text: 'Sold as of 1 November', section: 'law', dates: ['2026-11-01'] }]);
  });

  it('are endnotes, whose text is no orphan', () => {
    const { endnotes, pieces: rest } = body(
      '<section id="references"><ol><li id="r1" data-source="nih">NIH. <i>Zinc</i>. <a href="#c1">back</a></li></ol></section>',
    );

    expect(endnotes).toEqual([{ id: 'r1', source: 'nih', text: 'NIH. Zinc. back' }]);
    expect(rest).toEqual([]);
  });

  it('are all ids in order, repeats included', () => {
    const { ids } = body('<p id="a">x</p><div id="b"><p id="a">y</p></div><h2 id="c">z <i id="d">z</i></h2>');

    expect(ids).toEqual(['a', 'b', 'a', 'c', 'd']);
  });

  it('are attributes that are read aloud, in headings too', () => {
    const html =
      '<p><img alt="A leaf" src="x"> <a aria-label="More" href="/">…</a></p><h2><img alt="A root" src="x"></h2>';

    expect(pieces(html)).toEqual(['A leaf', 'More', '…', 'A root']);
  });

  it('have positions when they are asked for', () => {
    const { statements, pieces: rest } = readHtml('<p>One</p>\n  <p><span data-fact="f">Two</span></p>', {
      positions: true,
    });

    expect(statements[0]?.position).toEqual({ line: 2, column: 6 });
    expect(rest[0]?.position).toEqual({ line: 1, column: 4 });
  });
});

describe('collapse', () => {
  it('leaves one space between words, and none at the ends', () => {
    expect(collapse('  a\u00a0\u2003b\n\tc ')).toBe('a b c');
    expect(collapse('a b')).toBe('a b');
  });
});

const TAG = fc.constantFrom('p', 'section', 'table', 'tr', 'li', 'h2', 'span', 'a', 'svg', 'template', 'details', 'b');
const ATTRIBUTE = fc.constantFrom(
  ' id="a"',
  ' id="b"',
  ' data-fact="f"',
  ' data-source="s"',
  ' role="doc-noteref" href="#a"',
  ' hidden',
  ' data-role="safety"',
  ' style="display:none"',
  ' alt="x"',
  ' datetime="2026-01-01"',
);
const MARKUP = fc.oneof(
  fc.tuple(TAG, fc.array(ATTRIBUTE, { maxLength: 3 })).map(([tag, attributes]) => `<${tag}${attributes.join('')}>`),
  TAG.map((tag) => `</${tag}>`),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('<!--', '-->', '<![CDATA[', ']]>', '&amp;', '&#x0;', '<', '"', '\0', 'Zinc.'),
);

describe('any text at all', () => {
  it('is read without an error, and twice the same', () => {
    fc.assert(
      fc.property(fc.array(MARKUP, { maxLength: 60 }), (parts) => {
        const html = parts.join('');

        const document = readHtml(html);

        expect(readHtml(html)).toEqual(document);
        for (const { block } of document.statements) expect(document.blocks[block]).toBeDefined();
        for (const { text } of document.pieces) expect(text).toBe(collapse(text));
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });

  it('is read however deep its elements are nested', () => {
    const deep = `${'<div>'.repeat(20_000)}<p><span data-fact="f">Zinc.</span></p>`;

    const { statements } = readHtml(deep);

    expect(statements.map(({ text }) => text)).toEqual(['Zinc.']);
  });
});
