import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Library, Pack } from '../src/pack/pack.ts';
import { Policy } from '../src/policy/policy.ts';

const LIMITS =
  'Generated from the code by `npm run schema`. Editors can complete and check a file with it; the program checks more, ' +
  'such as real dates, known ISO 3166 codes, reserved slugs, the length of statements in words, and characters that ' +
  'readers cannot see.';

const DESCRIBED = [
  { file: 'pack.v1.json', schema: Pack, title: 'Fact pack, version 1', about: 'Everything that one article may say.' },
  {
    file: 'library.v1.json',
    schema: Library,
    title: 'Fact library, version 1',
    about: 'Facts that many articles share.',
  },
  {
    file: 'policy.v1.json',
    schema: Policy,
    title: 'House policy, version 1',
    about: 'What the publisher decides for every article.',
  },
] as const;

/** The published JSON Schemas (draft-07), each as the text of its file. */
export function schemaFiles(): readonly { readonly file: string; readonly text: string }[] {
  return DESCRIBED.map(({ file, schema, title, about }) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
    return {
      file,
      text: `${JSON.stringify({ $schema, title, description: `${about} ${LIMITS}`, ...rest }, null, 2)}\n`,
    };
  });
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '..', 'schema');
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of schemaFiles()) writeFileSync(join(folder, file), text);
}
