import type { OpenReferences } from '../src/citations/open-references.ts';
import { systemClock } from '../src/clock.ts';
import type { Deps } from '../src/pipeline/deps.ts';
import { openAwsStores } from '../src/stores/aws/open-aws-stores.ts';
import { named } from './named.ts';

let opened: Promise<Deps> | undefined;

// The formatter of references is larger than all the rest, and only what builds drafts needs it.
const noReferences: OpenReferences = async () => () => {
  throw new Error('this function builds no drafts');
};

/** The house of this bundle and the stores of this deployment, opened at the first event and kept for the next ones. */
export function openDeps(openReferences = noReferences): Promise<Deps> {
  opened ??= open(openReferences).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

// Rules, templates and gates are most of a bundle: they come with the first event, so that a function is there at once.
async function open(openReferences: OpenReferences): Promise<Deps> {
  const { rules, templates } = await import('imprimatur:house');
  const { openHouse } = await import('../src/pipeline/open-house.ts');
  const { openTemplateSet } = await import('../src/render/template-set.ts');
  const stores = await openAwsStores({
    table: named('TABLE'),
    blobs: named('BLOBS_BUCKET'),
    site: named('SITE_BUCKET'),
    checkpoints: named('LOG_BUCKET'),
  });
  return { stores, house: await openHouse(rules, openTemplateSet(templates), openReferences), clock: systemClock };
}
