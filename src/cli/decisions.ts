import { type Command, Option } from 'commander';
import { findHead } from '../pipeline/find-head.ts';
import { keepCheckpoint } from '../pipeline/keep-checkpoint.ts';
import { requestChanges } from '../pipeline/request-changes.ts';
import { revoke } from '../pipeline/revoke.ts';
import { signOff } from '../pipeline/sign-off.ts';
import { withdraw } from '../pipeline/withdraw.ts';
import { SIGNING_ROLES, type SigningRole } from '../policy/policy.ts';
import { digestOf } from './digest-of.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import { addLocaleOption, addStoreOptions, formatOption } from './options.ts';
import type { Terminal } from './terminal.ts';

type DecisionOptions = StoreOptions & { readonly as: string; readonly locale?: string; readonly format: string };

/** `sign-off`: a person's yes to the current draft in one role; a refused one exits 1 with every reason. */
export function defineSignOff(command: Command, terminal: () => Terminal): void {
  decision(command)
    .addOption(new Option('--role <role>', 'the role you sign in').choices([...SIGNING_ROLES]).makeOptionMandatory())
    .option('--digest <digest>', 'the draft you looked at; refused when it is no longer the current one')
    .option('--comment <text>', 'a remark to keep with it')
    .option('--all-supported', 'record that its sources support every claim of the role that has no verdict yet')
    .addHelpText('before', 'imprimatur sign-off kratom-depression --role medical --as demo-medical\n')
    .action(
      async (
        slug: string,
        options: DecisionOptions & { role: SigningRole; digest?: string; comment?: string; allSupported?: boolean },
      ) => {
        await withDeps(options, terminal(), async (deps) => {
          const { head } = await findHead(slug, options.locale, deps.stores);
          const digest = digestOf(options.digest, head);
          const given = {
            role: options.role,
            digest,
            ...(options.comment === undefined ? {} : { comment: options.comment }),
            ...(options.allSupported === true ? { allSupported: true } : {}),
          };
          const taken = await signOff(head.article, options.as, given, deps);
          if (options.format === 'json') return terminal().out(JSON.stringify(taken, null, 2));
          terminal().out(`${taken.event.person.name} signed ${slug} off as ${options.role}: ${digest}`);
          if (taken.head.open?.state === 'approved')
            terminal().out(
              `${slug} is approved. \`imprimatur publish ${slug}\` puts it online; a running \`imprimatur start\` does so by itself.`,
            );
        });
      },
    );
}

/** `request-changes`: sends the current draft back; refused like a sign-off. */
export function defineRequestChanges(command: Command, terminal: () => Terminal): void {
  decision(command)
    .requiredOption('--reason <text>', 'what has to change')
    .option('--digest <digest>', 'the draft you looked at')
    .addHelpText(
      'before',
      'imprimatur request-changes kratom-depression --as demo-medical --reason "The dose trial is missing."\n',
    )
    .action(async (slug: string, options: DecisionOptions & { reason: string; digest?: string }) => {
      await withDeps(options, terminal(), async (deps) => {
        const { head } = await findHead(slug, options.locale, deps.stores);
        const asked = { digest: digestOf(options.digest, head), why: options.reason };
        const taken = await requestChanges(head.article, options.as, asked, deps);
        if (options.format === 'json') return terminal().out(JSON.stringify(taken, null, 2));
        terminal().out(`${taken.event.person.name} sent ${slug} back: ${options.reason}`);
      });
    });
}

/** `revoke`: takes a person's own sign-off back, as long as the draft is not published. */
export function defineRevoke(command: Command, terminal: () => Terminal): void {
  decision(command)
    .option('--reason <text>', 'why', '')
    .addHelpText('before', 'imprimatur revoke kratom-depression --as demo-medical\n')
    .action(async (slug: string, options: DecisionOptions & { reason: string }) => {
      await withDeps(options, terminal(), async (deps) => {
        const { head } = await findHead(slug, options.locale, deps.stores);
        const taken = await revoke(head.article, options.as, options.reason, deps);
        if (options.format === 'json') return terminal().out(JSON.stringify(taken, null, 2));
        terminal().out(`${taken.event.person.name} took the ${taken.event.role} sign-off of ${slug} back.`);
      });
    });
}

/** `withdraw`: takes a live page down at once and leaves a notice. */
export function defineWithdraw(command: Command, terminal: () => Terminal): void {
  decision(command)
    .requiredOption('--reason <text>', 'why; the public reads it')
    .addHelpText(
      'before',
      'imprimatur withdraw kratom-depression --as demo-medical --reason "A source was retracted."\n',
    )
    .action(async (slug: string, options: DecisionOptions & { reason: string }) => {
      await withDeps(options, terminal(), async (deps) => {
        const { head } = await findHead(slug, options.locale, deps.stores);
        const taken = await withdraw(head.article, options.as, options.reason, deps);
        await keepCheckpoint(deps);
        if (options.format === 'json') return terminal().out(JSON.stringify(taken, null, 2));
        terminal().out(`${slug} is withdrawn; a notice stands at /${slug}/.`);
      });
    });
}

/** Gives a command what every decision takes: the article, the person and the stores. */
export function decision(command: Command): Command {
  command.argument('<slug>', 'the article').addOption(formatOption());
  return addLocaleOption(addStoreOptions(command)).requiredOption('--as <person>', 'who decides: an id of the roster');
}
