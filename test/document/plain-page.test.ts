import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'parse5';
import type { ChildNode, Element, Text } from '../../src/document/element.ts';
import { plainPage } from '../../src/document/plain-page.ts';

type Parent = { readonly childNodes: readonly ChildNode[] };

/** A tree as it matters to a reader: no white space around the head and body, and of attributes given twice the first. */
function treeOf({ childNodes }: Parent, name = '#document'): readonly unknown[] {
  const inside = childNodes.flatMap((node): readonly unknown[] => {
    if (isText(node)) return [node.value];
    if (!isElement(node)) return node.nodeName === '#documentType' ? [] : [node.nodeName];
    const attrs = Object.fromEntries(node.attrs.toReversed().map(({ name, value }) => [name, value]));
    return [[node.tagName, attrs, ...treeOf(node, node.tagName)]];
  });
  if (name === '#document' || name === 'html') return inside.filter((part) => typeof part !== 'string');
  if (name !== 'body') return inside;
  // White space after the body's end is put into it by the standard, and joined to the text before.
  const last = inside.at(-1);
  const said = typeof last === 'string' ? last.trimEnd() : undefined;
  return said === undefined ? inside : [...inside.slice(0, -1), ...(said === '' ? [] : [said])];
}

const isElement = (node: ChildNode): node is Element => 'tagName' in node;
const isText = (node: ChildNode): node is Text => node.nodeName === '#text';

const expected = (html: string): readonly unknown[] => treeOf(parse(html, { scriptingEnabled: false }) as Parent);

type Grow = (depth: number) => fc.Arbitrary<readonly string[]>;
const words = fc.constantFrom(
  'It may help',
  ' ',
  '\n',
  ' & ',
  'a &amp; b',
  '&lt;p&gt;',
  '&#x27;',
  'é',
  '\u00a0',
  '漢字',
);
const attribute = fc.constantFrom(
  '',
  ' id="a"',
  ' class="x y"',
  ' hidden',
  '\n data-fact="f &quot;g&quot;"',
  ' title="<b>"',
);
const some = (one: () => fc.Arbitrary<readonly string[]>, most = 3) =>
  fc.array(one(), { maxLength: most }).map((parts) => parts.flat());
const inside = (name: string, held: fc.Arbitrary<readonly string[]>) =>
  fc.tuple(attribute, held).map(([given, parts]) => [`<${name}${given}>`, ...parts, `</${name}>`]);
const oneOf = (names: readonly string[], held: () => fc.Arbitrary<readonly string[]>) =>
  fc.constantFrom(...names).chain((name) => inside(name, held()));

const text = words.map((said) => [said]);
const phrase: Grow = (depth) =>
  depth <= 0
    ? text
    : fc.oneof(
        text,
        fc.constantFrom(['<br>'], ['<img alt="a">']),
        oneOf(['b', 'em', 'span', 'sup', 'time'], () => some(() => phrase(depth - 1))),
      );
const table: Grow = (depth) =>
  inside(
    'table',
    some(() =>
      inside(
        'tbody',
        some(() =>
          inside(
            'tr',
            some(() => oneOf(['td', 'th'], () => some(() => flow(depth - 1)))),
          ),
        ),
      ),
    ),
  );
const flow: Grow = (depth) =>
  depth <= 0
    ? text
    : fc.oneof(
        ...[
          phrase(depth),
          fc.constant(['<hr>']),
          inside(
            'a',
            some(() => text),
          ),
        ],
        oneOf(['p', 'h1', 'h2', 'summary'], () => some(() => phrase(depth - 1))),
        oneOf(['section', 'div', 'main', 'details', 'blockquote'], () => some(() => flow(depth - 1))),
        oneOf(['ul', 'ol'], () =>
          some(() =>
            inside(
              'li',
              some(() => flow(depth - 1)),
            ),
          ),
        ),
        inside(
          'dl',
          some(() => oneOf(['dt', 'dd'], () => some(() => flow(depth - 1)))),
        ),
        table(depth),
      );
const head = [
  '<!DOCTYPE html>',
  '\n',
  '<html lang="en">',
  '<head>',
  '<meta charset="utf-8">',
  '<title>',
  'A &amp; b',
  '</title>',
];
const page = some(() => flow(4), 6).map((parts) => [
  ...head,
  ...['<style>', 'p > b { color: red } /* & */', '</style>', '\n', '</head>', '\n', '<body>'],
  ...[...parts, '</body>', '\n', '</html>', '\n'],
]);

const odd = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<a href="#b">',
    '</a>',
    '<b>',
    '</b>',
    '<li>',
    '<table>',
    '<td>',
    '<tr>',
    '</td>',
    'text',
    '<hr>',
  ],
  ...[
    '<P>',
    '<br/>',
    '<p id=x>',
    '<p\u00a0id="x">',
    '<!-- no -->',
    '<svg>',
    '<math>',
    '<script>',
    '<style>',
    '<template>',
  ],
  ...['\r', '\0', '&nbsp;', '&amp', '&', '<', '>', '</br>', '<form>', '<body class="x">', '<html class="x">', '<head>'],
  ...[
    '<title>',
    '<![CDATA[x]]>',
    '<p id="a" id="b">',
    '<option>',
    '<nobr>',
    '<button>',
    '</body>',
    '</html>',
    '<!--',
    '<h2>',
  ],
  ...[
    '<p\fid="x">',
    '<p id="x"class="y">',
    '<pre>',
    '<textarea>',
    '<select>',
    '<plaintext>',
    '<noscript>',
    '<ruby>',
    '<rt>',
  ],
);
interface Mutation {
  readonly at: number;
  readonly instead: readonly string[];
  readonly count: number;
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  instead: fc.oneof(
    fc.constant([]),
    odd.map((token) => [token]),
  ),
  count: fc.integer({ min: 0, max: 2 }),
});

describe('a page in plain markup', () => {
  it('is read as the HTML standard reads it', () => {
    fc.assert(
      fc.property(page, (tokens) => {
        const html = tokens.join('').replaceAll(' & ', ' &amp; ');
        const read = plainPage(html);

        expect(read).toBeDefined();
        expect(treeOf(read as Parent)).toEqual(expected(html));
      }),
      { numRuns: 300 },
    );
  });

  it('is not taken for plain where the standard reads it in another way', () => {
    let plain = 0;
    fc.assert(
      fc.property(page, fc.array(mutation, { minLength: 1, maxLength: 3 }), (tokens, mutations) => {
        const mutated = [...tokens];
        for (const { at, instead, count } of mutations)
          mutated.splice(Math.floor(at * mutated.length), count, ...instead);
        const html = mutated.join('');
        const read = plainPage(html);
        if (read === undefined) return;
        plain += 1;
        expect(treeOf(read)).toEqual(expected(html));
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it.each([
    ['a paragraph closed by a list', '<p>a<ul><li>b</li></ul></p>'],
    ['a link in a link', '<p><a href="#a">a<b><a href="#b">b</a></b></a></p>'],
    ['words in a table', '<table>Safe for everyone.<tbody></tbody></table>'],
    ['a row without its group', '<table><tr><td>a</td></tr></table>'],
    ['tags in the wrong order', '<p><b><em>a</b></em></p>'],
    ['a comment', '<!-- a -->'],
    ['a named character', '<p>&nbsp;</p>'],
    ['a drawing', '<svg><p>a</p></svg>'],
    ['an element that stays open', '<p>a'],
    ['a name in capitals', '<P>a</P>'],
    ['a space that is none in HTML', '<p\u00a0hidden>a</p>'],
  ])('is not one with %s', (_what, html) => {
    const whole = (body: string): string =>
      `<!DOCTYPE html><html lang="en"><head><title>a</title></head><body>${body}</body></html>`;

    expect(plainPage(whole(html))).toBeUndefined();
    expect(plainPage(whole('<p>a</p>'))).toBeDefined();
  });
});
