import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { YAMLException } from 'js-yaml';
import { parseYaml, type Yaml } from '../../src/pack/parse-yaml.ts';
import type { Offsets } from '../../src/pack/yaml-offsets.ts';
import { readParts } from '../../src/pack/yaml-parts.ts';
import { PACK } from './example-pack.ts';

function whole(text: string): Yaml | undefined {
  try {
    const yaml = parseYaml(text);
    return 'outside' in yaml ? undefined : yaml;
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

/** Where a value and all in it stand, and what is not there. */
function placesOf({ key, value, child }: Offsets, of: unknown): unknown {
  const names = Array.isArray(of) ? Array.from(of.keys()) : Object.keys(Object(of));
  const inside =
    typeof of === 'string' ? [] : names.map((name) => [name, placesIn(child(name), Reflect.get(Object(of), name))]);
  return { key, value, inside, missing: [child('missing'), child(99)] };
}
const placesIn = (offsets: Offsets | undefined, of: unknown): unknown => offsets && placesOf(offsets, of);

/** What parts give is what the whole gives; they may give nothing. */
function expectAgreement(text: string): void {
  const parts = readParts(text);
  if (parts === undefined) return;
  const expected = whole(text);

  expect(expected).toBeDefined();
  expect(JSON.stringify(parts.value)).toBe(JSON.stringify(expected?.value));
  expect(placesOf(parts.offsets(), parts.value)).toEqual(expected && placesOf(expected.offsets(), parts.value));
}

const LINES = PACK.split('\n');
const ODD_LINES = [
  ...[
    '',
    ' ',
    '   ',
    '#',
    '# note',
    '  # note',
    '      # note',
    '-',
    '- ',
    '- a',
    '  - a',
    '    - a',
    '---',
    '...',
    '? a',
  ],
  ...[
    'facts:',
    'facts: # all',
    'facts:#',
    'facts: []',
    'sources: |',
    'notes: >-',
    '  text',
    ' text',
    'text',
    '"a": 1',
    "'",
  ],
  ...[
    'a: "b',
    'b"',
    'a: [1,',
    '2]',
    'a: &x 1',
    'a: *x',
    '<<: { a: 1 }',
    '__proto__: 1',
    '__proto__:',
    'True:',
    '~:',
    '1:',
    'a: 1\r',
    'a:\t1',
  ],
  ...[
    '  - |',
    '  - |+',
    '      kept',
    '  - >2',
    '  - { a: 1 }',
    '  - [b]',
    '  -',
    '  - ~',
    '  - - a',
    '  - ? a',
    '  - a: b\r',
    '%YAML 1.2',
  ],
];
const edit = fc.record({
  at: fc.nat(LINES.length),
  what: fc.constantFrom('cut', 'twice', 'deeper', 'shallower', 'odd'),
  odd: fc.constantFrom(...ODD_LINES),
});

function edited(lines: readonly string[], { at, what, odd }: { at: number; what: string; odd: string }): string[] {
  const line = lines[at] ?? '';
  const instead: Readonly<Record<string, readonly string[]>> = {
    cut: [],
    twice: [line, line],
    deeper: [` ${line}`],
    shallower: [line.replace(/^ /, '')],
    odd: [odd, line],
  };
  return [...lines.slice(0, at), ...(instead[what] ?? []), ...lines.slice(at + 1)];
}

describe('a file of YAML read by its parts', () => {
  it('is read so where it is laid out as nearly all are', () => {
    const parts = readParts(PACK);

    expect(parts?.value).toEqual(whole(PACK)?.value);
    expectAgreement(PACK);
    expect(readParts(PACK.replaceAll('\n', '\r\n'))?.value).toEqual(parts?.value);
    expectAgreement(PACK.replaceAll('\n', '\r\n'));
  });

  it('gives two files with the same part the very same value of it', () => {
    const [one, other] = ['a', 'b'].map((slug) => readParts(`slug: ${slug}\nfacts:\n  - id: x\n`)?.value);

    expect(Reflect.get(Object(one), 'facts')[0]).toBe(Reflect.get(Object(other), 'facts')[0]);
    expect(Object.isFrozen(Reflect.get(Object(one), 'facts')[0])).toBe(true);
  });

  it.each([
    ['facts:\n  - a\n  - b\n'],
    ['facts:\n- a\n- b: 1\n  c: |\n    # no comment\n\n    text\n# a comment\nnotes: >+\n  kept\n\n'],
    ['# first\n\na: 1\nlist: # of two\n  # one\n  - x\n\n  - y: "z\n      on"\nb: { c: d }'],
    ['a:\n  - b\nc:\n  d:\n    - e\n'],
    ['a:\n  -\n  - b\n'],
    ['a:\n  - |+\n\n  - b: |+\n\n  - c\n'],
  ])('agrees with the whole of %j', (text) => {
    expect(readParts(text)).toBeDefined();
    expectAgreement(text);
  });

  it.each([
    ['a: 1\na: 2\n'],
    ['a: "b\nc: d"\n'],
    ['facts:\n  - a\n b: 1\n'],
    ['facts:\n  - a\n  b: 1\n'],
    ['facts: x\n- a\n'],
    ['facts:\n  - &x a\n  - *x\n'],
    ['a: 1\n---\na: 2\n'],
    ['facts:\n  - |\n  - b\n'],
    ['facts:\n  - ~\n  - b\n'],
    ['True:\n  - a\ntrue: 1\n'],
    ['- a\n'],
    ['a: 1\n__proto__:\n  - b\n'],
    ['__proto__: 1\n'],
    [`a:\n${'  - b\n'.repeat(1_001)}`],
    [''],
  ])('leaves %j to the whole', (text) => {
    expect(readParts(text)).toBeUndefined();
  });

  it('leaves a file with a part that is longer than any fact to the whole', () => {
    expect(readParts(`a:\n  - b\n  - ${'c'.repeat(60_000)}\n`)).toBeUndefined();
    expect(readParts(`a: 1\n${'# c\n'.repeat(15_000)}`)).toBeUndefined();
  });

  it('finds places again and again in a file of many long parts as fast as in any other', () => {
    const long = '# c\n'.repeat(10_000);
    const items = Array.from({ length: 25 }, (_, index) => `  - id: x${index}\n${long}`);
    const offsets = readParts(`a: 1\nfacts:\n${items.join('')}`)?.offsets();
    const before = process.cpuUsage();

    const found = Array.from({ length: 10_000 }, (_, round) =>
      offsets
        ?.child('facts')
        ?.child(round % 25)
        ?.child('id'),
    );

    const { user, system } = process.cpuUsage(before);
    expect(found.every((place) => place !== undefined)).toBe(true);
    expect((user + system) / 1_000).toBeLessThan(1_500);
  });

  it('nests an item as deep as the whole may, and no deeper', () => {
    for (const depth of [36, 37, 38, 39, 40, 41]) {
      const text = `a:\n  - b: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
      expect(readParts(text) === undefined).toBe(whole(text) === undefined);
    }
  });

  it('never gives what the whole does not, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        expectAgreement(edits.reduce(edited, LINES).join('\n'));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...ODD_LINES, 'a: 1', 'b:', 'c: d', '  - id: x', '    y: z'), { maxLength: 9 }),
        (lines) => {
          expectAgreement(lines.join('\n'));
        },
      ),
      { numRuns: 500 },
    );
  });
});
