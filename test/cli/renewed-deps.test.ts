import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readHouse } from '../../src/cli/open-deps.ts';
import { renewedDeps } from '../../src/cli/renewed-deps.ts';
import { compileHouse } from '../../src/pipeline/compile-house.ts';
import { personOf } from '../../src/policy/policy.ts';
import { aDesk } from '../pipeline/a-desk.ts';
import { aHouse } from '../pipeline/a-house.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imprimatur-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'imprimatur.policy.yaml');
const put = (...people: readonly string[]): void => {
  const roster = people.map((id) => ({ id, name: id, roles: ['editor'] }));
  const policy = {
    schema: 'imprimatur.policy/v1',
    publisher: { name: 'Press' },
    site: { url: 'https://press.example/' },
  };
  writeFileSync(path(), JSON.stringify({ ...policy, people: roster }));
};

async function opened() {
  const deps = await aDesk(await aHouse());
  const files = readHouse(path());
  return { deps, opened: { files, house: await compileHouse(files) } as Parameters<typeof renewedDeps>[1] };
}

describe('a house that follows its files', () => {
  it('has what was written after it was opened, and before anybody followed it', async () => {
    put('ann', 'bea');
    const { deps, opened: before } = await opened();
    put('ann');

    const renewed = renewedDeps(deps, before);
    await renewed.renew();

    expect(personOf(renewed.deps.house.policy.policy, 'bea')).toBeUndefined();
  });

  it('has what was written while it was being opened again', async () => {
    put('ann', 'bea', 'cleo');
    const { deps, opened: before } = await opened();
    const renewed = renewedDeps(deps, before);
    await renewed.renew();

    put('ann', 'bea');
    const onItsWay = renewed.renew();
    put('ann');
    await onItsWay;
    await renewed.renew();

    expect(personOf(renewed.deps.house.policy.policy, 'bea')).toBeUndefined();
  });

  it('goes back to nothing older when two open it again at once', async () => {
    put('ann', 'bea', 'cleo');
    const { deps, opened: before } = await opened();
    const renewed = renewedDeps(deps, before);

    put('ann', 'bea');
    const first = renewed.renew();
    put('ann');
    const second = renewed.renew();
    await Promise.all([first, second]);
    await renewed.renew();

    expect(personOf(renewed.deps.house.policy.policy, 'bea')).toBeUndefined();
  });
});
