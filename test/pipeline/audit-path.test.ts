import { expect, it } from '@jest/globals';
import { type Digest, digestBytes } from '../../src/digest.ts';
import type { ArticleFile } from '../../src/document/read-article.ts';
import { type AuditRun, auditPath } from '../../src/pipeline/audit-path.ts';
import { type Checked, invalid } from '../../src/pipeline/check.ts';

const where = (path: string) => ({ path, line: 1, column: 1 });
const asked: string[] = [];
const audit = ({ path }: ArticleFile): Checked => {
  asked.push(path);
  if (path.startsWith('hangs')) throw new Error('it took longer than 30000 ms');
  return { ...invalid(path, [{ where: where(path), message: 'Bad.', remedy: 'Mend it.' }]), verdict: 'reject' };
};

async function results(paths: readonly string[], run: Partial<AuditRun> = {}): Promise<readonly Checked[]> {
  asked.length = 0;
  const read = async (path: string): Promise<ArticleFile> => ({
    path,
    bytes: Buffer.from(path.split('/').at(-1) ?? ''),
  });
  const all: Checked[] = [];
  for (const path of paths) all.push(await auditPath(path, { read, audit, rules: digestBytes('rules'), ...run }));
  return all;
}

it('says of an article that fails that nothing may be concluded of it', async () => {
  const all = await results(['b.txt', 'hangs.txt', 'a.txt']);

  expect(all.map(({ path, verdict }) => [path, verdict])).toEqual([
    ['b.txt', 'reject'],
    ['hangs.txt', 'incomplete'],
    ['a.txt', 'reject'],
  ]);
  expect(all[1]?.findings[0]?.message).toContain('longer than 30000 ms');
});

it('reads an article again only when its bytes, its format or the rules changed, and names it by its own path', async () => {
  const kept = new Map<Digest, unknown>();
  const cache = {
    get: (key: Digest) => kept.get(key),
    put: (key: Digest, value: unknown) => void kept.set(key, value),
  };
  const first = await results(['one/a.txt', 'hangs.txt'], { cache });
  expect(asked).toEqual(['one/a.txt', 'hangs.txt']);

  const [moved] = await results(['two/a.txt', 'hangs.txt'], { cache });
  expect(asked).toEqual(['hangs.txt']);
  expect(moved?.findings).toEqual([{ ...first[0]?.findings[0], where: where('two/a.txt') }]);
  expect(moved?.path).toBe('two/a.txt');

  await results(['one/a.txt', 'a.md'], { cache });
  expect(asked).toEqual(['a.md']);
  await results(['one/a.txt'], { cache, rules: digestBytes('other rules') });
  expect(asked).toEqual(['one/a.txt']);
});
