import { describe, expect, it } from '@jest/globals';
import type { Place } from '../../src/pack/problem.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { MAX_FILE_BYTES, readYaml } from '../../src/pack/read-yaml.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (content: string | Uint8Array) =>
  readYaml({ path: 'a.yaml', bytes: typeof content === 'string' ? utf8(content) : content });
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const at = (line: number, column: number): Place => ({ path: 'a.yaml', line, column });

describe('readYaml', () => {
  const billionLaughs = ['a: &a [lol, lol]', ...'bcdefghi'.split('').map((name) => `${name}: &${name} [*a, *a]`)].join(
    '\n',
  );

  it.each<[string, string | Uint8Array, Place, string]>([
    ['nine levels of aliases', billionLaughs, at(1, 4), 'found an anchor (&), expected none'],
    ['an anchor that nothing refers to', 'a: 1\nb: &x 2\n', at(2, 4), 'found an anchor (&), expected none'],
    ['a cycle', '&a [*a]', at(1, 1), 'found an anchor (&), expected none'],
    ['an alias without an anchor', 'a: *b', at(1, 4), 'found an alias (*), expected none'],
    [
      'a large value under many aliases',
      `a: &a ${'x'.repeat(500_000)}\nb: [*a, *a, *a]`,
      at(1, 4),
      'found an anchor (&)',
    ],
    ['a directive', '%YAML 1.1\n---\ncited: no\n', at(1, 1), 'found a % directive, expected none'],
    ['a tag directive', '%TAG ! tag:example.com,2026:\n---\na: 1\n', at(1, 1), 'found a % directive, expected none'],
    ['a tag of the language', 'a: 1\nb: !!str 2', at(2, 4), 'found a tag (!), expected none'],
    ['a tag that runs code elsewhere', 'a: !!js/function "x"', at(1, 4), 'found a tag (!), expected none'],
    ['a tag that makes bytes', 'a: !!binary aGk=', at(1, 4), 'found a tag (!), expected none'],
    ['a tag of its own', 'a: !foo 2', at(1, 4), 'found a tag (!), expected none'],
    ['a tag on a mapping', 'a: !!map { b: 1 }', at(1, 4), 'found a tag (!), expected none'],
    ['a key written twice', 'safety: a\nlaw: b\nsafety: c\n', at(3, 1), 'duplicated mapping key'],
    ['a key written twice, once in quotes', 'safety: a\n"safety": c\n', at(2, 2), 'duplicated mapping key'],
    ['a key written twice further in', 'a:\n  b: 1\n  b: 2\n', at(3, 3), 'duplicated mapping key'],
    ['a prototype written twice', '__proto__: 1\n__proto__: 2\n', at(2, 1), 'duplicated mapping key'],
    ['two documents', 'a: 1\n---\na: 2\n', at(3, 1), 'found a second document, expected one'],
    ['a second document after the end of the first', 'a: 1\n...\nb: 2\n', at(3, 1), 'found a second document'],
    ['two empty documents', '---\n---\n', at(1, 1), 'found a second document, expected one'],
    ['five thousand open brackets', '['.repeat(5000), at(1, 40), 'nesting exceeded'],
    ['five thousand open braces', '{a: '.repeat(5000), at(1, 154), 'nesting exceeded'],
    ['eight hundred levels of blocks', lines(800, (index) => `${' '.repeat(index)}a:`), at(40, 40), 'nesting exceeded'],
    ['a mapping as a key', '? [a, b]\n: c\n', at(1, 1), 'complex keys'],
    ['a tab for indentation', 'a:\n\tb: 1\n', at(2, 1), 'tab characters'],
    ['a bracket that is never closed', 'a: [1, 2\nb: 3\n', at(2, 1), 'not readable YAML'],
    ['a quote that is never closed', 'a: "b\n', at(2, 1), 'not readable YAML'],
    ['nothing at all', '', at(1, 1), 'found no document, expected one'],
    ['white space only', ' \n\n', at(1, 1), 'found no document, expected one'],
    ['comments only', '# a\n# b\n', at(1, 1), 'found no document, expected one'],
    [
      'a file that is too large',
      `a: ${'x'.repeat(MAX_FILE_BYTES)}`,
      at(1, 1),
      'found 1048579 bytes, expected at most 1048576',
    ],
    ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00]), at(1, 1), 'not UTF-8'],
    ['UTF-16 without its mark', new Uint8Array([0x61, 0x00, 0x3a, 0x00]), at(1, 2), 'found a control character'],
    ['a byte that is not UTF-8', new Uint8Array([0x61, 0x3a, 0x20, 0xff]), at(1, 1), 'not UTF-8'],
    ['a sequence cut short', new Uint8Array([0x61, 0x3a, 0x20, 0xc3]), at(1, 1), 'not UTF-8'],
    ['an overlong sequence', new Uint8Array([0x61, 0x3a, 0x20, 0xc0, 0xaf]), at(1, 1), 'not UTF-8'],
    ['a surrogate in bytes', new Uint8Array([0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80]), at(1, 1), 'not UTF-8'],
    ['a NUL', 'a: 1\nb: x\0y\n', at(2, 5), 'found a control character'],
    ['an escape character', 'a: \u001b[31m', at(1, 4), 'found a control character'],
    ['a C1 control', 'a: é\u0085b', at(1, 5), 'found a control character'],
  ])('refuses %s', (_, content, where, message) => {
    const reading = read(content);

    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(reading.problems).toHaveLength(1);
    expect(reading.problems[0]?.where).toEqual(where);
    expect(reading.problems[0]?.message).toContain(message);
    expect(reading.problems[0]?.remedy).not.toBe('');
  });

  it.each<[string, string, unknown]>([
    ['words that YAML 1.1 took for truth values', 'a: no\nb: on\nc: Yes\n', { a: 'no', b: 'on', c: 'Yes' }],
    ['times and dates as text', 'a: 12:30:45\nb: 2026-11-23\n', { a: '12:30:45', b: '2026-11-23' }],
    ['a merge key as an ordinary key', '<<: { a: 1 }\n', { '<<': { a: 1 } }],
    ['a byte order mark', '\ufeffa: 1\n', { a: 1 }],
    ['line ends of Windows', 'a: >-\r\n  b\r\n  c\r\nd: 1\r\n', { a: 'b c', d: 1 }],
    ['an explicit start and end', '---\na: 1\n...\n', { a: 1 }],
    ['letters beyond the basic plane', 'a: 𝒦ava 🌿\n', { a: '𝒦ava 🌿' }],
    ['a null', '~', null],
  ])('reads %s', (_, text, value) => {
    const reading = read(text);

    expect(reading.ok && reading.value.value).toEqual(reading.ok ? value : undefined);
    expect(reading.ok).toBe(true);
  });

  it.each<[string, string, readonly (string | number)[], Place, Place]>([
    ['a plain value', 'a: 1\nb: text\n', ['b'], at(2, 1), at(2, 4)],
    ['a value in quotes', 'a: "text"\n', ['a'], at(1, 1), at(1, 4)],
    ['a key in quotes', "'a': text\n", ['a'], at(1, 1), at(1, 6)],
    ['an empty text', "a: ''\n", ['a'], at(1, 1), at(1, 4)],
    ['a folded block', 'a: >-\n  some\n  text\n', ['a'], at(1, 1), at(2, 3)],
    ['a literal block after an empty line', 'a: |\n\n   text\n', ['a'], at(1, 1), at(3, 4)],
    ['an empty block', 'a: |\nb: 1\n', ['a'], at(1, 1), at(1, 1)],
    ['a value that is left out', 'slug:\ntitle: x\n', ['slug'], at(1, 1), at(1, 1)],
    ['a value left out in braces', 'a: { b: , c: 1 }\n', ['a', 'b'], at(1, 6), at(1, 6)],
    ['an entry that is left out', 'a:\n  - x\n  -\n  - y\n', ['a', 1], at(3, 3), at(3, 3)],
    ['an entry of a list', 'a:\n  - b: 1\n  - b: 2\n', ['a', 1, 'b'], at(3, 5), at(3, 8)],
    ['an entry of a list in brackets', 'a: [x, [y, z]]\n', ['a', 1, 1], at(1, 12), at(1, 12)],
    ['a mapping', 'a:\n  b:\n    c: 1\n', ['a', 'b'], at(2, 3), at(3, 5)],
    ['a value after letters of two and three bytes', 'a: { é: ü, 漢: 字, b: x }\n', ['a', 'b'], at(1, 18), at(1, 21)],
    ['a value after letters of four bytes', 'a: { 🌿: 𝒦, b: x }\n', ['a', 'b'], at(1, 12), at(1, 15)],
    ['a value after a byte order mark', '\ufeffa: 1\n', ['a'], at(1, 1), at(1, 4)],
    ['a value in a file from Windows', 'a: 1\r\nb:\r\n  c: x\r\n', ['b', 'c'], at(3, 3), at(3, 6)],
    ['what is not there, by its nearest ancestor', 'a:\n  b: 1\n', ['a', 'c', 'd'], at(1, 1), at(1, 1)],
  ])('places %s', (_, text, path, key, value) => {
    const reading = read(text);

    expect(reading.ok && reading.value.locateKey(path)).toEqual(key);
    expect(reading.ok && reading.value.locate(path)).toEqual(value);
  });

  it.each(['0800', '010', '+44', '0x1F', '0o17', '1e3', '5.0', '007.50e1'])(
    'keeps %s as the text that it is',
    (bare) => {
      const reading = read(`a: ${bare}\nb: [${bare}]\n`);

      expect(reading.ok && reading.value.value).toEqual({ a: bare, b: [bare] });
    },
  );

  it.each([
    ['0', 0],
    ['-7', -7],
    ['2026', 2026],
    ['1.5', 1.5],
    ['1.e+21', 1e21],
  ])('reads %s as a number', (bare, number) => {
    const reading = read(`a: ${bare}\n`);

    expect(reading.ok && reading.value.value).toEqual({ a: number });
  });

  it('leaves the prototype of objects alone', () => {
    const reading = read('__proto__: { approved: true }\nconstructor: { prototype: { approved: true } }\n');

    expect(reading.ok && Object.keys(reading.value.value as object)).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'approved')).toBeUndefined();
  });
});

describe('readPack', () => {
  it.each<[string, string]>([
    ['a hundred thousand keys', lines(80_000, (index) => `k${index}: 1`)],
    ['a hundred thousand keys on one line', `{${lines(80_000, (index) => `k${index}: 1`).replaceAll('\n', ',')}}`],
    [
      'a source of a hundred thousand keys',
      `sources:\n- {${lines(80_000, (index) => `k${index}: 1`).replaceAll('\n', ',')}}`,
    ],
    ['a key written a hundred thousand times', 'a: 1\n'.repeat(100_000)],
    ['ten thousand and one facts', `facts:\n${'- {}\n'.repeat(10_001)}`],
    ['a list of four hundred thousand places', `jurisdictions: [${'1,'.repeat(400_000)}]`],
    ['a hundred thousand invisible letters', `uses: [${'"\u200b",'.repeat(100_000)}]`],
    [
      'facts of seventy thousand unknown keys',
      `facts: [${`{kind: identity, ${lines(140, (n) => `k${n}: 1`).replaceAll('\n', ',')}},`.repeat(500)}]`,
    ],
    ['one text of a megabyte', `title: "${'x'.repeat(1_000_000)}"`],
    ['a slug of a megabyte', `slug: ${'a-'.repeat(400_000)}`],
    ['two hundred thousand documents', '---\n'.repeat(200_000)],
    ['a million colons', ':'.repeat(1_000_000)],
    ['half a million comments', '#\n'.repeat(500_000)],
  ])('refuses %s in seconds, with at most a hundred problems and a count of the rest', (_, text) => {
    const started = performance.now();

    const reading = readPack({ path: 'a.yaml', bytes: utf8(text) }, () => undefined);

    expect(performance.now() - started).toBeLessThan(8_000);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? [] : reading.problems.length).toBeLessThanOrEqual(101);
  });

  it('says how many problems it does not tell', () => {
    const reading = readPack({ path: 'a.yaml', bytes: utf8(lines(500, (index) => `k${index}: 1`)) }, () => undefined);

    expect(reading.ok ? [] : reading.problems.at(-1)).toMatchObject({ message: 'found 411 further problems' });
  });

  it.each<[string, string, Place, string]>([
    ['an infinite number', 'commercialInterest: .inf\n', at(1, 21), 'found Infinity, expected text'],
    ['what is not a number', 'commercialInterest: .nan\n', at(1, 21), 'found NaN, expected text'],
    ['a number beyond whole numbers', 'title: 12345678901234567890\n', at(1, 8), 'expected text'],
    ['a mapping for a text', 'title: { toHTML: x }\n', at(1, 8), '`title`: found a mapping, expected text'],
    ['a list for a text', 'title: [a, b]\n', at(1, 8), '`title`: found a list, expected text'],
    ['a surrogate without its other half', 'title: "x\\uD800y"\n', at(1, 8), 'U+D800'],
    ['a NUL behind an escape', 'title: "x\\0y"\n', at(1, 8), 'U+0000'],
    ['a prototype', '__proto__: { approved: true }\n', at(1, 1), 'found the unknown key `__proto__`'],
    [
      'a constructor',
      'constructor: { prototype: { approved: true } }\n',
      at(1, 1),
      'found the unknown key `constructor`',
    ],
    [
      'a prototype further in',
      'topic:\n  __proto__: { crisis: false }\n',
      at(2, 3),
      'found the unknown key `__proto__` in `topic`',
    ],
    ['a merge key', '<<: { slug: a }\n', at(1, 1), 'found the unknown key `<<`'],
    ['a key for a gate', 'gate_overrides: {}\n', at(1, 1), 'found the unknown key `gate_overrides`'],
    ['a null', '~', at(1, 1), '`the file`: found nothing (null), expected a mapping'],
    ['a text', 'hello', at(1, 1), '`the file`: found "hello", expected a mapping'],
    ['a list', '- slug: a\n', at(1, 1), '`the file`: found a list, expected a mapping'],
  ])('refuses %s', (_, text, where, message) => {
    const reading = readPack({ path: 'a.yaml', bytes: utf8(text) }, () => undefined);

    const problems = reading.ok ? [] : reading.problems;
    expect(problems).toContainEqual(expect.objectContaining({ where, message: expect.stringContaining(message) }));
    expect(Reflect.get({}, 'approved')).toBeUndefined();
  });
});
