import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CORE_SCHEMA, dump } from 'js-yaml';
import { parse, stringify } from 'yaml';
import { canonicalJson } from '../../src/digest.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import { readYaml } from '../../src/pack/read-yaml.ts';
import { asFile, PACK } from './example-pack.ts';

const readBack = (text: string): unknown => {
  const reading = readYaml(asFile(text));
  if (!reading.ok) throw new Error(`${JSON.stringify(text)}: ${reading.problems[0]?.message}`);
  return reading.value.value;
};
// Control characters are refused by design, so no writer is asked for them.
const text = fc.string({ unit: 'grapheme' }).filter((string) => !/[^\P{Cc}\n]|[\u2028\u2029\ufeff]/u.test(string));
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom(
      'no',
      'Yes',
      'null',
      '~',
      '010',
      '0x1F',
      '1e3',
      '2026-11-23',
      '12:30:45',
      '<<',
      '- a',
      '# b',
      '.inf',
      '>-',
      '"',
      "'",
    ),
    fc.integer(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node')),
    fc.dictionary(text, tie('node')),
  ),
})).node;

describe('readYaml', () => {
  it('reads what js-yaml writes', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: -1, max: 3 }), (written, flowLevel) => {
        const read = readBack(dump(written, { schema: CORE_SCHEMA, noRefs: true, flowLevel }));

        expect(canonicalJson(read)).toBe(canonicalJson(written));
      }),
    );
  });

  it('reads what the yaml package writes', () => {
    fc.assert(
      fc.property(value, fc.boolean(), (written, folded) => {
        const read = readBack(
          stringify(written, {
            aliasDuplicateObjects: false,
            ...(folded ? {} : { defaultStringType: 'QUOTE_DOUBLE' }),
          }),
        );

        expect(canonicalJson(read)).toBe(canonicalJson(written));
      }),
    );
  });

  it('reads a pack as the yaml package does', () => {
    const read = readBack(PACK);

    expect(canonicalJson(read)).toBe(canonicalJson(parse(PACK)));
  });

  it('places every value of a list on its own line', () => {
    fc.assert(
      fc.property(
        fc.array(
          text.filter((string) => !string.includes('\n')),
          { minLength: 1 },
        ),
        (entries) => {
          const reading = readYaml(asFile(entries.map((entry) => `- ${JSON.stringify(entry)}\n`).join('')));

          const places = entries.map((_, index) => reading.ok && reading.value.locate([index]));

          expect(places).toEqual(
            entries.map((_, index) => ({ path: 'packs/zinc-colds.yaml', line: index + 1, column: 3 })),
          );
        },
      ),
    );
  });
});

describe('readPack', () => {
  const withinASecond = (bytes: Uint8Array): boolean => {
    const started = performance.now();
    readPack({ path: 'a.yaml', bytes }, () => undefined);
    return performance.now() - started < 1000;
  };

  it('never throws on bytes, and answers within a second', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 4096 }), withinASecond));
  });

  it('never throws on a pack with a part of it replaced', () => {
    const bytes = new TextEncoder().encode(PACK);
    const edit = fc.tuple(
      fc.nat(bytes.length),
      fc.nat(40),
      fc.oneof(
        fc.string().map((string) => new TextEncoder().encode(string)),
        fc.uint8Array({ maxLength: 8 }),
      ),
    );

    fc.assert(
      fc.property(edit, ([start, length, by]) =>
        withinASecond(Uint8Array.from([...bytes.slice(0, start), ...by, ...bytes.slice(start + length)])),
      ),
      { numRuns: 300 },
    );
  });

  it('never throws on values of any shape', () => {
    fc.assert(
      fc.property(value, fc.constantFrom('topic', 'facts', 'sources', 'jurisdictions', 'uses', 'omit'), (any, key) => {
        const own = PACK.split('\n')
          .filter((line) => !line.startsWith(key))
          .join('\n');
        return withinASecond(
          new TextEncoder().encode(`${own}\n${dump({ [key]: any }, { schema: CORE_SCHEMA, noRefs: true })}`),
        );
      }),
    );
  });
});
