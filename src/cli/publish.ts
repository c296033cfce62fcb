import type { Command } from 'commander';
import { findArticleKey } from '../pipeline/find-head.ts';
import { keepCheckpoint } from '../pipeline/keep-checkpoint.ts';
import { type Publication, publishAll, settleAll } from '../pipeline/publish.ts';
import type { ArticleKey } from '../review/event.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import { addLocaleOption, addStoreOptions, formatOption } from './options.ts';
import type { Terminal } from './terminal.ts';

/** `publish`: puts what is approved online, and finishes what a crash left undone. Exit 1 when one is refused. */
export function definePublish(command: Command, terminal: () => Terminal): void {
  command
    .argument('[slugs...]', 'the articles; all that are approved when none is named')
    .addOption(formatOption())
    .addHelpText('before', 'imprimatur publish\nimprimatur publish kratom-depression\n');
  addLocaleOption(addStoreOptions(command)).action(
    async (slugs: string[], options: StoreOptions & { format: string; locale?: string }) => {
      await withDeps(options, terminal(), async (deps) => {
        const articles: ArticleKey[] = [];
        for (const slug of slugs) articles.push(await findArticleKey(slug, options.locale, deps.stores));
        const publications = await publishAll(deps, slugs.length === 0 ? undefined : articles);
        if (slugs.length === 0) await settleAll(deps);
        await keepCheckpoint(deps);
        if (options.format === 'json')
          terminal().out(JSON.stringify({ schema: 'imprimatur.publication/v1', publications }, null, 2));
        else printPublications(publications, terminal());
        process.exitCode = publications.some((publication) => 'reasons' in publication) ? 1 : 0;
      });
    },
  );
}

/** Prints a round of publishing for people. */
export function printPublications(publications: readonly Publication[], terminal: Terminal): void {
  if (publications.length === 0) terminal.note('Nothing is waiting to be published.');
  for (const publication of publications) {
    const { slug } = publication.article;
    if ('reasons' in publication) {
      terminal.out(`${terminal.tone('bad', publication.outcome.padEnd(10))} ${slug}`);
      for (const { message, remedy } of publication.reasons) terminal.out(`           ${message}. ${remedy}`);
    } else terminal.out(`${terminal.tone('good', publication.outcome.padEnd(9))}  /${publication.path}`);
  }
}
