import type { AwsPackStore } from '../../src/stores/aws/aws-pack-store.ts';
import type { PackFiles } from '../../src/stores/pack-files.ts';

const LIBRARIES = 10;

/** Puts packs, and the library that they use under ten names, where a deployment has them; resolves to their keys. */
export async function uploadPacks(packs: PackFiles, store: AwsPackStore): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const [index, path] of packs.paths.entries()) {
    const file = await packs.read(path);
    if (!('bytes' in file)) throw new Error(`${path}: ${file.message}`);
    const key = `packs/${index}.yaml`;
    await store.put({ ...file, path: key }, 'demo-author', null);
    keys.push(key);
  }
  const library = packs.paths.map((path) => packs.libraries(path)('depression')).find((found) => found !== undefined);
  if (library === undefined) throw new Error('found no library beside the packs');
  for (let index = 0; index < LIBRARIES; index += 1) {
    const name = index === 0 ? 'depression' : `shared-${index}`;
    await store.put({ ...library, path: `libraries/${name}.yaml` }, 'demo-author', null);
  }
  return keys;
}
