import { type Command, Option } from 'commander';
import type { Head } from '../stores/record-store.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import { addStoreOptions, formatOption } from './options.ts';
import type { Terminal } from './terminal.ts';

const STATES = ['rejected', 'in_review', 'changes_requested', 'approved', 'published', 'withdrawn'] as const;

/** `drafts`: the queue: every article with its state and the roles that have signed. */
export function defineDrafts(command: Command, terminal: () => Terminal): void {
  command
    .addOption(formatOption())
    .addOption(new Option('--state <state>', 'only those in this state').choices([...STATES]))
    .addHelpText('before', 'imprimatur drafts\nimprimatur drafts --state in_review\n');
  addStoreOptions(command).action(async (options: StoreOptions & { format: string; state?: string }) => {
    await withDeps(options, terminal(), async ({ stores }) => {
      const heads: Head[] = [];
      for await (const { head } of stores.records.heads())
        if (options.state === undefined || statesOf(head).includes(options.state)) heads.push(head);
      if (options.format === 'json') terminal().out(JSON.stringify(heads, null, 2));
      else printHeads(heads, terminal());
    });
  });
}

/** The states an article is in: of its open edition and of the one that readers have. */
export function statesOf({ open, live }: Head): readonly string[] {
  return [open?.state, live?.state].filter((state) => state !== undefined);
}

function printHeads(heads: readonly Head[], terminal: Terminal): void {
  if (heads.length === 0) terminal.note('No drafts here. `imprimatur batch <packs>` builds some.');
  const width = Math.max(0, ...heads.map((head) => statesOf(head).join(' + ').length));
  for (const head of heads) {
    const signed = head.open?.signed.length ? `signed: ${head.open.signed.join(', ')}` : '';
    const digest = (head.open?.draft ?? head.live?.draft ?? '').slice(0, 19);
    const { slug, locale } = head.article;
    terminal.out(
      `${statesOf(head).join(' + ').padEnd(width)}  ${terminal.tone('strong', slug)} ${terminal.tone('faint', `${locale}  ${digest}`)}  ${signed}`.trimEnd(),
    );
  }
}
