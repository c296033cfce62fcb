import { rules, templates } from 'imprimatur:house';
import type { OpenReferences } from '../src/citations/open-references.ts';
import { systemClock } from '../src/clock.ts';
import type { Deps } from '../src/pipeline/deps.ts';
import { openHouse } from '../src/pipeline/open-house.ts';
import { openTemplateSet } from '../src/render/template-set.ts';
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

async function open(openReferences: OpenReferences): Promise<Deps> {
  const stores = await openAwsStores({
    table: named('TABLE'),
    blobs: named('BLOBS_BUCKET'),
    site: named('SITE_BUCKET'),
    checkpoints: named('LOG_BUCKET'),
  });
  return { stores, house: await openHouse(rules, openTemplateSet(templates), openReferences), clock: systemClock };
}
