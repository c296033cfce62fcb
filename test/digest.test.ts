import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, settled } from '../src/digest.ts';

// What JSON and its canonical form treat alike or refuse, beside ordinary data.
const oddities = [
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  '\ud800',
  '\\ud800',
  'é\u2028',
  new Date(0),
  new String('boxed'),
  { toJSON: () => 'said' },
  Object.assign([1], { toJSON: () => 2 }),
  new Array(2),
  () => 1,
  Symbol('s'),
  Object.create({ inherited: 1 }),
  Object.assign(Object.create(null), { b: 1, a: 2 }),
  JSON.parse('{"__proto__":1,"z":2,"a":3}'),
  { 10: 'a', 9: 'b', x: 1, '': 2, '1e3': 3 },
];

function outcome(write: () => string | undefined): string {
  try {
    return `text ${write()}`;
  } catch (error) {
    return `refused ${error instanceof Error ? error.message : error}`;
  }
}

describe('canonical JSON', () => {
  it('is what the library writes, for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('writes, leaves out and refuses what the library does', () => {
    for (const odd of oddities)
      for (const value of [{ b: odd, a: [odd] }, [odd, 'é'], { a: { c: 1, b: odd } }, { a: odd }, { a: [odd], b: odd }])
        expect(outcome(() => canonicalJson(value))).toBe(outcome(() => canonicalize(value)));
  });

  it('refuses what goes round in circles as the library does, and writes what is nested deep', () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    let deep: unknown = 'x';
    for (let depth = 0; depth < 5_000; depth += 1) deep = { deep };

    expect(() => canonicalJson(ring)).toThrow('Circular reference');
    expect(canonicalJson(deep)).toBe(canonicalize(deep));
  });

  it('is the same with parts that are settled', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (part, other) => {
        const kept = settled(part);

        expect(canonicalJson(kept)).toBe(canonicalize(part));
        expect(canonicalJson({ z: kept, a: [other, kept] })).toBe(canonicalize({ z: part, a: [other, part] }));
      }),
    );
    expect(settled({ z: [1, { b: 'x' }], a: null })).toEqual({ a: null, z: [1, { b: 'x' }] });
    expect(() => Object.assign(settled({ a: { b: 1 } }).a, { b: 2 })).toThrow(TypeError);
  });
});
