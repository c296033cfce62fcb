import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { openLocalStores } from '../../src/stores/local/open-local-stores.ts';
import type { Stores } from '../../src/stores/stores.ts';

/** Fresh folders and stores for a test file; both are gone after each test. */
export function localFolders(): { readonly aFolder: () => string; readonly open: (folder: string) => Promise<Stores> } {
  const opened: Stores[] = [];
  const made: string[] = [];

  afterEach(async () => {
    for (const { records } of opened.splice(0)) await records.close();
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  return {
    aFolder: () => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'imprimatur-')));
      made.push(folder);
      return folder;
    },
    open: async (folder) => {
      const stores = await openLocalStores(folder);
      opened.push(stores);
      return stores;
    },
  };
}
