import { join } from 'node:path';
import { TEMPLATES } from '../config.ts';
import { memoryAnswers } from '../desk/answer-store.ts';
import { createDesk } from '../desk/create-desk.ts';
import type { Refusal } from '../desk/desk-deps.ts';
import { memorySessions } from '../desk/session-store.ts';
import { openIdSignIn } from '../desk/sign-in.ts';
import { ImprimaturError } from '../errors.ts';
import type { BatchSummary } from '../pipeline/summarise.ts';
import { templateSet } from '../render/compile-templates.ts';
import { readHouseFile, readTemplates } from '../stores/local/house-files.ts';
import { openDevIssuer } from './dev-issuer.ts';
import { freePort } from './free-port.ts';
import { listen, type Served } from './listen.ts';
import type { RenewedDeps } from './renewed-deps.ts';

const ASSETS = [
  ['desk.css', 'text/css; charset=utf-8'],
  ['desk.js', 'text/javascript; charset=utf-8'],
] as const;

/** Where people sign in, when it is not at the development issuer. */
export interface Issuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly claim?: string;
}

/** How the desk is served. */
export interface DeskSetting {
  readonly port: number;
  readonly siteAddress: string;
  readonly issuer?: Issuer;
  readonly log: (refusal: Refusal) => void;
  readonly runBatch: () => Promise<BatchSummary>;
}

/** Serves the desk on loopback; people sign in at the issuer given, or at a development issuer that lists the roster. */
export async function serveDesk(
  { deps, renew }: RenewedDeps,
  { port, siteAddress, issuer, log, runBatch }: DeskSetting,
): Promise<Served> {
  // The issuer must know the desk's address before the desk listens at it.
  const bound = port === 0 ? await freePort() : port;
  const origin = `http://localhost:${bound}`;
  const redirectUri = `${origin}/sign-in/callback`;
  const dev = issuer === undefined ? await openDevIssuer(deps.house.policy.policy.people, redirectUri) : undefined;
  const at = issuer ?? dev;
  if (at === undefined) throw new TypeError('expected an issuer');
  const app = createDesk({
    deps,
    templates: templateSet(readTemplates(join(TEMPLATES, 'desk'))),
    assets: new Map(
      ASSETS.map(([name, type]) => {
        const { bytes } = readHouseFile(join(TEMPLATES, 'desk', 'assets', name));
        return [`/assets/${name}`, { type, text: new TextDecoder().decode(bytes) }];
      }),
    ),
    signIn: openIdSignIn({ ...at, redirectUri, ...(dev === undefined ? {} : { insecure: true }) }),
    sessions: memorySessions(),
    answers: memoryAnswers(),
    origin,
    siteAddress,
    isDevelopment: dev !== undefined,
    log,
    time: Date.now,
    renew,
    runBatch: oneAtATime(runBatch),
  });
  try {
    const served = await listen(app, bound, '--port');
    return {
      address: served.address,
      close: async () => {
        await served.close();
        await dev?.close();
      },
    };
  } catch (error) {
    await dev?.close();
    throw error;
  }
}

function oneAtATime<Result>(run: () => Promise<Result>): () => Promise<Result> {
  let running = false;
  return async () => {
    if (running) throw new ImprimaturError('conflict', 'another batch is running');
    running = true;
    try {
      return await run();
    } finally {
      running = false;
    }
  };
}
