import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { CORE_SCHEMA, load } from 'js-yaml';
import { schemaFiles } from '../../scripts/write-schemas.ts';

const ROOT = join(import.meta.dirname, '..', '..');

function validatorOf(file: string): ValidateFunction {
  const ajv = new Ajv({ strict: true, strictTuples: false, allErrors: true, allowUnionTypes: true });
  formats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(ROOT, 'schema', file), 'utf8')));
}

const example = (path: string): Record<string, unknown> =>
  load(readFileSync(join(ROOT, 'examples', path), 'utf8'), { schema: CORE_SCHEMA }) as Record<string, unknown>;
const accepted = readdirSync(join(ROOT, 'examples', 'accepted')).filter((name) => name.endsWith('.yaml'));
const policy = { schema: 'imprimatur.policy/v1', publisher: { name: 'Example Press' } };

describe('the published schemas', () => {
  it('are what the code says; run `npm run schema` after a change', () => {
    const written = readdirSync(join(ROOT, 'schema')).map((file) => ({
      file,
      text: readFileSync(join(ROOT, 'schema', file), 'utf8'),
    }));

    const generated = schemaFiles();

    expect(written.toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual(
      generated.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    );
  });

  it.each(schemaFiles())('$file has a title, says what it leaves to the program, and needs no network', ({ text }) => {
    const schema = JSON.parse(text);

    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema.title).toMatch(/, version 1$/);
    expect(schema.description).toContain('the program checks more');
    expect(text).not.toMatch(/"\$id"|"\$ref": "http/);
  });

  it.each(accepted)('accept %s', (name) => {
    const validate = validatorOf('pack.v1.json');

    validate(example(`accepted/${name}`));

    expect(validate.errors).toBeNull();
  });

  it('accept the library and the smallest policy', () => {
    const library = validatorOf('library.v1.json');
    const house = validatorOf('policy.v1.json');

    library(example('libraries/depression.yaml'));
    house(policy);

    expect(library.errors).toBeNull();
    expect(house.errors).toBeNull();
  });

  it('refuse the misspelt key of the example', () => {
    const validate = validatorOf('pack.v1.json');

    const fits = validate(example('rejected/misspelt-key.yaml'));

    expect(fits).toBe(false);
    expect(JSON.stringify(validate.errors)).toContain('populaton');
  });

  it.each([
    ['pack.v1.json', { ...example('accepted/kava-anxiety.yaml'), gate_overrides: {} }],
    ['library.v1.json', { ...example('libraries/depression.yaml'), uses: ['kratom'] }],
    ['policy.v1.json', { ...policy, signoffs: {} }],
    ['policy.v1.json', { ...policy, publisher: { name: 'Example Press', logo: 'x' } }],
  ])('refuse an unknown key in a file for %s', (file, value) => {
    const validate = validatorOf(file);

    const fits = validate(value);

    expect(fits).toBe(false);
    expect(validate.errors?.map(({ keyword }) => keyword)).toContain('additionalProperties');
  });

  it('refuse a fact of an unknown kind', () => {
    const pack = example('accepted/kava-anxiety.yaml');
    const validate = validatorOf('pack.v1.json');

    const fits = validate({ ...pack, facts: [{ ...(pack.facts as object[])[0], kind: 'opinion' }] });

    expect(fits).toBe(false);
  });
});
