import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { HOME, PORTS } from '../config.ts';
import { ImprimaturError } from '../errors.ts';
import type { Deps } from '../pipeline/deps.ts';
import { settleAll } from '../pipeline/publish.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';
import type { Head } from '../stores/record-store.ts';
import { mustBeEndpoint } from '../webhooks/post-message.ts';
import { printSummary, runBatch } from './batch.ts';
import { mustBeFree } from './free-port.ts';
import { readHouse, type StoreOptions, withDeps } from './open-deps.ts';
import { addStoreOptions } from './options.ts';
import { publishUntil } from './publish-until.ts';
import { renewedDeps } from './renewed-deps.ts';
import { type Issuer, serveDesk } from './serve-desk.ts';
import { serveSite } from './serve-site.ts';
import { stopSignal } from './stop-signal.ts';
import { tellUntil, webhooksFor } from './tell-until.ts';
import type { Terminal } from './terminal.ts';

/** `start`: runs a batch, publishes what is approved, serves the site, and goes on until it is stopped. */
export function defineStart(command: Command, terminal: () => Terminal): void {
  command
    .argument('[packs...]', 'packs or folders of them (default: the examples)')
    .option('--port <port>', 'where to serve the desk', port, PORTS.desk)
    .option('--site-port <port>', 'where to serve the published site', port, PORTS.site)
    .option('--issuer <url>', 'where people sign in (OpenID Connect); default: a development issuer on this machine')
    .option('--client-id <id>', 'the name of the desk at the issuer; its secret is read from IMPRIMATUR_CLIENT_SECRET')
    .option(
      '--webhook <url>',
      'an address that is told what happens; repeatable; its secret is read from IMPRIMATUR_WEBHOOK_SECRET',
      (url: string, all: readonly string[]) => [...all, url],
      [],
    )
    .option('--claim <name>', 'the claim that holds the id of the roster', 'sub')
    .addHelpText('before', 'imprimatur start\nimprimatur start packs/ --site-port 8080\n');
  addStoreOptions(command).action(async (paths: string[], options: StartOptions) => {
    const { IMPRIMATUR_WEBHOOK_SECRET: secret } = process.env;
    const endpoints = options.webhook.map((url) => mustBeEndpoint(url, secret));
    const issuer = issuerOf(options);
    // Before the batch, which may take minutes, and before there is a data folder.
    await portsMustBeFree(options);
    const packs = () => localPackFiles(paths.length === 0 ? [join(HOME, 'examples')] : paths);
    const atFirst = packs();
    await withDeps({ ...options, fresh: true }, terminal(), async (deps, opened) => {
      const webhooks = await webhooksFor(endpoints, deps);
      printSummary(await runBatch(atFirst, undefined, deps, opened, terminal()), terminal());
      await finishEarlier(deps, terminal());
      const site = await serveSite(deps.stores.site, options.sitePort);
      try {
        const renewed = renewedDeps(deps, opened);
        const desk = await serveDesk(renewed, {
          port: options.port,
          siteAddress: site.address,
          ...issuer,
          runBatch: () =>
            runBatch(packs(), undefined, renewed.deps, { files: readHouse(opened.files.policy.path) }, terminal()),
          log: ({ method, path, status, code, person }) =>
            terminal().note(
              terminal().tone('faint', `desk: ${status} ${code} ${method} ${path} ${person ?? 'nobody'}`),
            ),
        });
        try {
          const stopping = stopSignal();
          terminal().out(`\nThe desk: ${terminal().tone('strong', desk.address)}`);
          terminal().out(`The published site: ${terminal().tone('strong', site.address)}`);
          await printNext(deps, options, terminal());
          await Promise.all([publishUntil(stopping, renewed, terminal()), tellUntil(stopping, webhooks, terminal())]);
        } finally {
          await desk.close();
        }
      } finally {
        // Whatever happened: a server that is left open keeps the process from ending.
        await site.close();
      }
      terminal().note('Stopped.');
    });
  });
}

type StartOptions = StoreOptions & {
  readonly port: number;
  readonly sitePort: number;
  readonly issuer?: string;
  readonly clientId?: string;
  readonly claim: string;
  readonly webhook: readonly string[];
};

async function portsMustBeFree({ port, sitePort }: StartOptions): Promise<void> {
  if (port === sitePort && port !== 0)
    throw new ImprimaturError(
      'invalid',
      `--port and --site-port both have port ${port}; choose another for one of them`,
    );
  await mustBeFree(port, '--port');
  await mustBeFree(sitePort, '--site-port');
}

function issuerOf({ issuer, clientId, claim }: StartOptions): { readonly issuer?: Issuer } {
  if (issuer === undefined) return {};
  if (clientId === undefined)
    throw new ImprimaturError('invalid', '--issuer: name the desk at the issuer with --client-id');
  const { IMPRIMATUR_CLIENT_SECRET: clientSecret } = process.env;
  return { issuer: { issuer, clientId, claim, ...(clientSecret === undefined ? {} : { clientSecret }) } };
}

// One damaged article is no reason to serve none: the site goes on, and says what is wrong.
async function finishEarlier(deps: Deps, terminal: Terminal): Promise<void> {
  try {
    await settleAll(deps);
  } catch (error) {
    if (!(error instanceof ImprimaturError)) throw error;
    terminal.note(terminal.tone('bad', `${error.message}. Run \`imprimatur verify\`.`));
  }
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('expected a port, 0 to 65535');
  return number;
}

async function printNext({ stores, house }: Deps, options: StoreOptions, terminal: Terminal): Promise<void> {
  const waiting: Head[] = [];
  for await (const { head } of stores.records.heads()) if (head.open?.state === 'in_review') waiting.push(head);
  const [first] = waiting;
  if (first === undefined) return;
  const given = (['data', 'policy', 'today'] as const).map((name) =>
    options[name] === undefined ? '' : ` --${name} ${options[name]}`,
  );
  const data = given.join('');
  terminal.out(`\nWaiting for people: ${waiting.map(({ article }) => article.slug).join(', ')}.`);
  terminal.out('Review and sign them in the desk, or in another terminal, each role by another person:\n');
  const { roles } = house.policy.policy.signOffs;
  terminal.out(`  npx imprimatur show ${first.article.slug}${data}`);
  for (const role of roles) {
    const person = house.policy.policy.people.find((entry) => entry.roles.includes(role))?.id ?? 'PERSON';
    terminal.out(`  npx imprimatur sign-off ${first.article.slug} --role ${role} --as ${person}${data}`);
  }
  terminal.out('\nThe page goes online when the last of them has signed. Ctrl-C stops.');
}
