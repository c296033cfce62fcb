import type { Command } from 'commander';
import type { Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { type Comparison, compareDrafts, comparedWith } from '../pipeline/compare-drafts.ts';
import { findHead } from '../pipeline/find-head.ts';
import { type LoadedArticle, loadArticle } from '../pipeline/load-article.ts';
import { digitsOf } from './digest-of.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import { addLocaleOption, addStoreOptions, formatOption } from './options.ts';
import type { Terminal } from './terminal.ts';

type CompareOptions = StoreOptions & { readonly format: string; readonly locale?: string; readonly as?: string };

/** `compare`: what changed from one draft to another; since somebody signed, since what is live, or since the one before. */
export function defineCompare(command: Command, terminal: () => Terminal): void {
  command
    .argument('<slug>', 'the article')
    .argument('[range]', 'two drafts as `a..b`, each by the start of its digest')
    .addOption(formatOption())
    .option('--as <person>', 'compare with what this person signed last')
    .addHelpText('before', 'imprimatur compare kava-anxiety --as demo-medical\n');
  addLocaleOption(addStoreOptions(command)).action(
    async (slug: string, range: string | undefined, options: CompareOptions) => {
      await withDeps(options, terminal(), async (deps) => {
        const { head } = await findHead(slug, options.locale, deps.stores);
        const loaded = await loadArticle(head.article, deps.stores);
        const newest = loaded.state.built?.draft;
        const [from, to] =
          range === undefined ? [comparedWith(loaded, options.as ?? '')?.draft, newest] : rangeOf(range, loaded);
        if (from === undefined || to === undefined)
          return terminal().out(`${slug} has one draft: there is nothing to compare it with.`);
        const compared = await compareDrafts(head.article, from, to, deps);
        if (options.format === 'json') return terminal().out(JSON.stringify(compared, null, 2));
        printComparison(compared, terminal());
      });
    },
  );
}

function rangeOf(range: string, { entries }: LoadedArticle): readonly [Digest, Digest] {
  const [from, to, ...rest] = range.split('..');
  if (from === undefined || to === undefined || rest.length > 0)
    throw new ImprimaturError('invalid', `found "${range}", expected two drafts as a..b`);
  return [draftOf(from), draftOf(to)];

  function draftOf(text: string): Digest {
    const hex = digitsOf(text);
    const events = entries.map(({ event }) => event);
    const found = events.find((event) => event.type === 'draft.built' && event.draft.startsWith(`sha256:${hex}`));
    if (found?.type !== 'draft.built') throw new ImprimaturError('not-found', `found no draft ${text}`);
    return found.draft;
  }
}

function printComparison({ from, to, ...parts }: Comparison, terminal: Terminal): void {
  terminal.out(`from ${from.draft}, built ${from.at}\nto   ${to.draft}, built ${to.at}`);
  for (const [name, differences] of Object.entries(parts)) {
    terminal.out(`\n${terminal.tone('strong', name)}${differences.length === 0 ? ': nothing changed' : ''}`);
    for (const { what, before, after } of differences) {
      terminal.out(`  ${what}`);
      if (before !== undefined) terminal.out(terminal.tone('bad', `  - ${before}`));
      if (after !== undefined) terminal.out(terminal.tone('good', `  + ${after}`));
    }
  }
}
