import type { Command } from 'commander';
import { findArticleKey } from '../pipeline/find-head.ts';
import { loadArticle } from '../pipeline/load-article.ts';
import type { ReviewEvent } from '../review/event.ts';
import { type StoreOptions, withDeps } from './open-deps.ts';
import { addLocaleOption, addStoreOptions, formatOption } from './options.ts';
import type { Terminal } from './terminal.ts';

/** `trace`: the whole story of an article, event by event, with the digests that chain them. */
export function defineTrace(command: Command, terminal: () => Terminal): void {
  command
    .argument('<slug>', 'the article')
    .addOption(formatOption())
    .addHelpText('before', 'imprimatur trace kratom-depression\n');
  addLocaleOption(addStoreOptions(command)).action(
    async (slug: string, options: StoreOptions & { format: string; locale?: string }) => {
      await withDeps(options, terminal(), async ({ stores }) => {
        const { entries } = await loadArticle(await findArticleKey(slug, options.locale, stores), stores);
        if (options.format === 'json') return terminal().out(JSON.stringify(entries, null, 2));
        for (const { seq, event, digest } of entries) {
          terminal().out(`${String(seq).padStart(3)}  ${event.at}  ${terminal().tone('strong', event.type)}`);
          for (const line of detailsOf(event)) terminal().out(`     ${line}`);
          terminal().out(terminal().tone('faint', `     ${digest}`));
        }
      });
    },
  );
}

function detailsOf(event: ReviewEvent): readonly string[] {
  switch (event.type) {
    case 'draft.built':
      return [
        `draft ${event.draft}, ${event.verdict}`,
        `pack ${event.pack}`,
        `policy ${event.policy}`,
        `template ${event.template}`,
        `page ${event.content}`,
        `report ${event.report}`,
        ...(event.batch === undefined ? [] : [event.batch]),
        ...(event.pushedBy ?? []).map(({ id, name }) => `pushed by ${name} (${id})`),
        ...(event.revision === undefined ? [] : [`${event.revision.person.name}: ${event.revision.reason}`]),
      ];
    case 'signoff.given':
      return [`${event.person.name} (${event.person.id}) as ${event.role}: ${event.meaning}`, `draft ${event.draft}`];
    case 'signoff.voided':
      return [`the ${event.role} sign-off of ${event.person.name}: ${event.cause}. ${event.reason}`];
    case 'changes.requested':
      return [`${event.person.name}: ${event.reason}`, `draft ${event.draft}`];
    case 'edition.published':
      return [
        `draft ${event.draft}`,
        `page ${event.content}`,
        ...event.signOffs.map(({ role, person }) => `${role}: ${person.name} (${person.id})`),
        ...(event.supersedes === undefined ? [] : [`supersedes ${event.supersedes}`]),
      ];
    case 'claims.judged':
      return event.verdicts.map(
        ({ fact, verdict, note }) =>
          `${event.person.name} as ${event.role}: ${fact} ${verdict}${note === undefined ? '' : `, ${note}`}`,
      );
    case 'comment.added':
      return [
        `${event.id}, ${event.person.name}${event.blocking ? ', blocking' : ''}: ${event.text}`,
        ...(event.anchor === undefined ? [] : [`on ${event.anchor.fact}: ${event.anchor.statement}`]),
      ];
    case 'comment.resolved':
      return [`${event.id}, by ${event.person.name}`];
    case 'publication.scheduled':
      return [`${event.person.name}: ${event.due}`, `draft ${event.draft}`];
    case 'draft.assigned':
      return [`${event.person.name}: ${event.to?.name ?? 'nobody'}`];
    case 'publication.unscheduled':
      return [event.person.name];
    case 'draft.discarded':
    case 'edition.withdrawn':
      return [`${event.person.name}: ${event.reason}`, `draft ${event.draft}`];
  }
}
