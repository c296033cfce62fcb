import type { Command } from 'commander';
import { findHead } from '../pipeline/find-head.ts';
import { readDraft } from '../pipeline/keep-draft.ts';
import { loadArticle } from '../pipeline/load-article.ts';
import { statesOf } from './drafts.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import { addLocaleOption, addStoreOptions, formatOption } from './options.ts';
import { printReport } from './print-report.ts';
import type { Terminal } from './terminal.ts';

/** `show`: one article: its draft's digest, report, sign-offs and what is still missing. */
export function defineShow(command: Command, terminal: () => Terminal): void {
  command
    .argument('<slug>', 'the article')
    .addOption(formatOption())
    .option('--html', 'print the page itself instead')
    .addHelpText('before', 'imprimatur show kratom-depression\nimprimatur show kratom-depression --html > page.html\n');
  addLocaleOption(addStoreOptions(command)).action(
    async (slug: string, options: StoreOptions & { format: string; locale?: string; html?: boolean }) => {
      await withDeps(options, terminal(), async ({ stores }) => {
        const { head } = await findHead(slug, options.locale, stores);
        const { state } = await loadArticle(head.article, stores);
        if (state.built === undefined) return;
        const { html, report, draft } = await readDraft(state.built, stores.blobs);
        if (options.html) {
          // The very bytes that people sign: `out` ends the last line itself.
          terminal().out(html.replace(/\n$/, ''));
          return;
        }
        const missing = state.built.requires.filter((role) => !state.signOffs.some((given) => given.role === role));
        if (options.format === 'json') {
          terminal().out(
            JSON.stringify(
              { head, draft, report, signOffs: state.signOffs, missing, editions: state.editions },
              null,
              2,
            ),
          );
          return;
        }
        printReport(
          { path: slug, verdict: report.verdict, findings: report.findings, gates: report.gates },
          terminal(),
        );
        terminal().out(`\n${terminal().tone('strong', draft.title)}`);
        terminal().out(`state      ${statesOf(head).join(' + ')}`);
        terminal().out(`digest     ${draft.digest}`);
        for (const { role, person, at } of state.signOffs)
          terminal().out(`signed     ${role}: ${person.name} (${person.id}), ${at}`);
        if (state.changesRequested !== undefined)
          terminal().out(`changes    ${state.changesRequested.person.name}: ${state.changesRequested.reason}`);
        if (head.open?.state === 'in_review') {
          terminal().out(`missing    ${missing.join(', ')}`);
          terminal().note(`\nimprimatur sign-off ${slug} --role ${missing[0] ?? 'editor'} --as PERSON`);
        }
      });
    },
  );
}
