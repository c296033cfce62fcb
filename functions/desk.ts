import { SFNClient } from '@aws-sdk/client-sfn';
import { handle } from 'hono/aws-lambda';
import { openReferences } from '../src/citations/open-references.ts';
import { named } from './named.ts';
import { openDeps } from './open-deps.ts';
import { startBatch } from './start-batch.ts';
import { tableAnswers } from './table-answers.ts';
import { tableSessions } from './table-sessions.ts';
import { logger } from './watch.ts';

let app: ReturnType<typeof open> | undefined;

/** The desk behind an HTTP API: the same app as on one machine, its sessions in the table. */
export async function handler(...request: Parameters<ReturnType<typeof handle>>) {
  app ??= open();
  return handle(await app)(...request);
}

async function open() {
  const { assets, templates } = await import('imprimatur:desk');
  const { createDesk } = await import('../src/desk/create-desk.ts');
  const { openIdSignIn } = await import('../src/desk/sign-in.ts');
  const { openTemplateSet } = await import('../src/render/template-set.ts');
  const [origin, table] = [named('DESK_ORIGIN'), named('TABLE')];
  return createDesk({
    deps: { ...(await openDeps(openReferences)), publishesElsewhere: true },
    templates: openTemplateSet(templates),
    assets: new Map(Object.entries(assets)),
    signIn: openIdSignIn({
      ...{ issuer: named('ISSUER'), clientId: named('CLIENT_ID'), claim: named('CLAIM') },
      redirectUri: `${origin}/sign-in/callback`,
    }),
    ...{ sessions: tableSessions(table), answers: tableAnswers(table) },
    ...{ origin, siteAddress: named('SITE_ORIGIN'), isDevelopment: false },
    log: (refusal) => logger.warn('refused', { ...refusal }),
    time: Date.now,
    renew: async () => {},
    runBatch: () => startBatch(new SFNClient({}), named('STATE_MACHINE')),
  });
}
