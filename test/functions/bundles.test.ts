import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BundleSize, bundle, FUNCTIONS } from '../../scripts/bundle.ts';
import { HOME } from '../../src/config.ts';

type Handler = (event: unknown) => Promise<unknown>;

const MOST_BYTES = 1_000_000;

let folder: string;
let sizes: ReadonlyMap<string, BundleSize>;
beforeAll(async () => {
  mkdirSync(join(HOME, 'out'), { recursive: true });
  // Below the project, so that bundles find the SDK as they find it in the runtime of the service.
  folder = mkdtempSync(join(HOME, 'out', 'bundles-'));
  sizes = await bundle(join(folder, 'functions'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function handlerOf(name: string): Promise<Handler> {
  const { handler } = (await import(join(folder, 'functions', name, 'index.mjs'))) as { handler: Handler };
  return handler;
}

describe.each(FUNCTIONS)('the function %s', (name) => {
  it('loads no more than a megabyte at its start', () => {
    expect(sizes.get(name)?.entry).toBeGreaterThan(0);
    expect(sizes.get(name)?.entry).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('is imported without an environment', async () => {
    expect(await handlerOf(name)).toEqual(expect.any(Function));
  });
});

it.each([
  ['build', {}],
  ['build', { BatchInput: {}, Items: [] }],
  ['build', { BatchInput: { batchId: 'x' }, Items: Array.from({ length: 101 }, () => ({ Key: 'packs/a.yaml' })) }],
  ['validate', { batchId: 'x', packs: [{ path: 1 }] }],
  ['validate', { batchId: 'x', packs: [{ path: 'packs/a.yaml', draft: 'not a digest' }] }],
  ['summarise', { batchId: 'x' }],
  ['publish', { Records: [{ dynamodb: {} }] }],
  ['sweep', { whole: 'yes' }],
])('%s refuses an event that is none: %j', async (name, event) => {
  await expect((await handlerOf(name))(event)).rejects.toMatchObject({ name: 'ZodError' });
});
