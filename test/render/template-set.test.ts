import { describe, expect, it } from '@jest/globals';
import { type TemplateFile, templateSet } from '../../src/render/compile-templates.ts';
import { fill } from '../../src/render/template-set.ts';

const PAGE = 'article/note/page.hbs';
const page = (text: string): TemplateFile => ({ path: PAGE, text });
const render = (text: string, view: object, ...more: readonly TemplateFile[]): string =>
  templateSet([page(text), ...more]).render(PAGE, view);

describe('rendering', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['"><img onerror=x>', '&quot;&gt;&lt;img onerror&#x3D;x&gt;'],
    ["' onclick='x", '&#x27; onclick&#x3D;&#x27;x'],
    ['&amp;', '&amp;amp;'],
    ['{{x}} {{{x}}}', '{{x}} {{{x}}}'],
  ])('keeps %s text', (value, expected) => {
    expect(render('{{value}}', { value })).toBe(expected);
  });

  it.each(['{{{value}}}', '{{&value}}', '{{~&value}}', '{{~{value}~}}', '{{ &value}}', '{{ {value} }}'])(
    'refuses the unescaped expression %s',
    (text) => {
      expect(() => templateSet([page(text)]).render(PAGE, { value: '<b>' })).toThrow();
    },
  );

  it('never leaves a value unescaped, however its expression is spelt', () => {
    for (const space of ['', ' ', '\n', '~', '~ '])
      for (const sign of ['&', '{']) {
        const text = `{{${space}${sign}value${sign === '{' ? '}' : ''}}}`;

        let out = '';
        try {
          out = render(text, { value: '<b>' });
        } catch {
          // Refused, which is as good.
        }

        expect({ text, out }).toEqual({ text, out: expect.not.stringContaining('<b>') });
      }
  });

  it.each([
    ['a value that is missing', '{{title}}'],
    ['a value inside one that is missing', '{{article.title}}'],
    ['a value that is missing in a list', '{{#each items}}{{name}}{{/each}}'],
    ['a condition on a value that is missing', '{{#if title}}x{{/if}}'],
    ['a list that is missing', '{{#each entries}}x{{/each}}'],
    ['a block on a value that is missing', '{{#with author}}x{{/with}}'],
  ])('throws for %s', (_what, text) => {
    expect(() => render(text, { items: [{}] })).toThrow();
  });

  it.each([
    ['an object', { a: 1 }],
    ['a list', ['a', 'b']],
    ['nothing', null],
    ['no number', Number.NaN],
  ])('throws rather than print %s', (_what, value) => {
    expect(() => render('{{value}}', { value })).toThrow();
  });

  it.each([
    ['{{constructor.name}}', { a: 1 }],
    ['{{__proto__.x}}', { a: 1 }],
    ['{{value.constructor}}', { value: 'x' }],
    ['{{lookup value "constructor"}}', { value: {} }],
    ['{{log "x"}}', {}],
  ])('throws for %s, which reaches beyond the view', (text, view) => {
    expect(() => render(text, view)).toThrow();
  });

  it('throws for a template and a partial that are not there', () => {
    expect(() => templateSet([]).render(PAGE, {})).toThrow(`found no template ${PAGE}`);
    expect(() => render('{{> article/nothing}}', {})).toThrow();
  });

  it('finds partials by their path', () => {
    expect(
      render('<{{> article/partials/name}}>', { name: 'x' }, { path: 'article/partials/name.hbs', text: '{{name}}' }),
    ).toBe('<x>');
  });
});

describe('house texts', () => {
  const texts = { path: 'article/note/text.en.json', text: '{"hello":"Hello, {name} & co!","plain":"Hi"}' };
  const view = (more: object = {}) => ({ texts: JSON.parse(texts.text), ...more });

  it('are filled and escaped', () => {
    expect(render('{{say "hello" name=name}}', view({ name: '<b>' }), texts)).toBe('Hello, &lt;b&gt; &amp; co!');
  });

  it.each([
    ['a text that is not there', '{{say "goodbye"}}', 'found no house text "goodbye"'],
    ['a text that every object has', '{{say "constructor"}}', 'found no house text "constructor"'],
    ['a gap that nothing is given for', '{{say "hello"}}', 'house text "hello": found no text for {name}'],
    ['a gap that is given no text', '{{say "hello" name=texts}}', 'house text "hello": found no text for {name}'],
  ])('throw for %s', (_what, text, expected) => {
    expect(() => render(text, view(), texts)).toThrow(expected);
  });

  it('are found by folder and language, whatever the region', () => {
    const set = templateSet([texts]);

    expect(set.texts('article/note', 'en-GB')).toEqual({ hello: 'Hello, {name} & co!', plain: 'Hi' });
    expect(set.texts('article/note', 'de')).toBeUndefined();
    expect(set.texts('article/other', 'en')).toBeUndefined();
  });

  it.each(['[]', '{"a":1}', 'null', '"x"'])('are refused where the file holds %s', (text) => {
    expect(() => templateSet([{ path: 'a/text.en.json', text }])).toThrow();
  });

  it('do not fill what a value brings along', () => {
    expect(fill({ a: 'x {one}' }, 'a', { one: '{two}', two: 'no' })).toBe('x {two}');
  });

  it('leave dollar signs of a value alone', () => {
    expect(fill({ a: '{one}.' }, 'a', { one: "$& $1 $$ $'" })).toBe("$& $1 $$ $'.");
  });
});

describe('the digest of a set', () => {
  const files = [page('{{title}}'), { path: 'article/style.css', text: 'p{}' }, { path: 'a/text.en.json', text: '{}' }];
  const digest = (set: readonly TemplateFile[]): string => templateSet(set).digest;

  it('is the same in whatever order the files come', () => {
    expect(digest(files.toReversed())).toBe(digest(files));
  });

  it.each([0, 1, 2])('changes with the text of any file, and with its path (%i)', (index) => {
    const changed = files.map((file, at) => (at === index ? { ...file, text: `${file.text} ` } : file));
    const moved = files.map((file, at) => (at === index ? { ...file, path: `b/${file.path}` } : file));

    expect(new Set([digest(files), digest(changed), digest(moved)]).size).toBe(3);
  });

  it('changes with a file more or less', () => {
    expect(digest([...files, { path: 'x.css', text: '' }])).not.toBe(digest(files));
    expect(digest(files.slice(1))).not.toBe(digest(files));
  });
});
