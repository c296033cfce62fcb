import type { ReviewEvent } from '../review/event.ts';

/** An event of an article's record in words. */
export function eventView(event: ReviewEvent): { name: string; at: string; who: string; says: readonly string[] } {
  const base = { name: NAMES[event.type], at: event.at.slice(0, 19).replace('T', ' ') };
  switch (event.type) {
    case 'draft.built': {
      const { revision, batch, verdict, draft, pushedBy = [] } = event;
      const says = [
        `${verdict === 'pass' ? 'The gates passed it' : 'The gates did not pass it'}.`,
        ...(pushedBy.length === 0 ? [] : [`Pushed by ${pushedBy.map(({ name }) => name).join(', ')}.`]),
        `Draft ${draft}`,
      ];
      return {
        ...base,
        who: revision?.person.name ?? batch ?? 'a build',
        says: revision === undefined ? says : [revision.reason, ...says],
      };
    }
    case 'signoff.given':
      return {
        ...base,
        who: `${event.person.name}, ${event.role}`,
        says: [event.meaning, ...(event.comment === undefined ? [] : [event.comment])],
      };
    case 'signoff.voided':
      return { ...base, who: `${event.person.name}, ${event.role}`, says: [`${event.cause}: ${event.reason}`] };
    case 'edition.published':
      return {
        ...base,
        who: event.signOffs.map(({ person, role }) => `${person.name} (${role})`).join(', '),
        says: [`Draft ${event.draft}`],
      };
    case 'claims.judged':
      return {
        ...base,
        who: `${event.person.name}, ${event.role}`,
        says: event.verdicts.map(
          ({ fact, verdict, note }) => `${fact}: ${verdict.replace('-', ' ')}${note === undefined ? '' : `. ${note}`}`,
        ),
      };
    case 'comment.added':
      return { ...base, who: event.person.name, says: [event.text, ...(event.blocking ? ['Blocking.'] : [])] };
    case 'comment.resolved':
      return { ...base, who: event.person.name, says: [event.id] };
    case 'publication.scheduled':
      return { ...base, who: event.person.name, says: [`For ${event.due}`] };
    case 'draft.assigned':
      return { ...base, who: event.person.name, says: [event.to === null ? 'To nobody' : `To ${event.to.name}`] };
    case 'publication.unscheduled':
      return { ...base, who: event.person.name, says: [] };
    default:
      return { ...base, who: event.person.name, says: [event.reason] };
  }
}

const NAMES: Readonly<Record<ReviewEvent['type'], string>> = {
  'draft.built': 'Draft built',
  'signoff.given': 'Signed off',
  'signoff.voided': 'Sign-off void',
  'changes.requested': 'Changes requested',
  'edition.published': 'Published',
  'edition.withdrawn': 'Withdrawn',
  'claims.judged': 'Claims judged',
  'comment.added': 'Comment',
  'comment.resolved': 'Comment settled',
  'publication.scheduled': 'Scheduled',
  'publication.unscheduled': 'Schedule taken back',
  'draft.assigned': 'Assigned',
  'draft.discarded': 'Put aside',
};
