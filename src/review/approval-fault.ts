import { canonicalJson } from '../digest.ts';
import { NEW_ARTICLE, openState, stateAfter } from './article-state.ts';
import type { EditionReleased, ReviewEvent, SignOffRecord } from './event.ts';

/** The first publication in a chain that its own events do not allow, in words; `undefined` when all are approved. */
export function approvalFault(events: readonly ReviewEvent[]): string | undefined {
  let state = NEW_ARTICLE;
  for (const event of events) {
    if (event.type === 'edition.published') {
      const fault = releaseFault(event, state);
      if (fault !== undefined) return fault;
    }
    state = stateAfter([event], state);
  }
  return undefined;
}

function releaseFault(event: EditionReleased, state: ReturnType<typeof stateAfter>): string | undefined {
  const { built, signOffs } = state;
  if (built === undefined || built.draft !== event.draft)
    return `${event.draft} was published but was not the draft under review`;
  if (!['approved', 'scheduled'].includes(openState(state) ?? ''))
    return `${event.draft} was published without every required sign-off`;
  if (built.content !== event.content) return `${event.draft} was published with other bytes than were approved`;
  const people = signOffs.map(({ person }) => person.id);
  if (new Set(people).size !== people.length) return `${event.draft} was signed by one person in two roles`;
  const own = people.find((person) => built.contributors.includes(person));
  if (own !== undefined) return `${event.draft} was signed by its contributor ${own}`;
  return printed(event.signOffs) === printed(signOffs)
    ? undefined
    : `${event.draft} was published with other sign-offs than were given`;
}

/** What the public reads of sign-offs, in an order of its own. */
function printed(signOffs: readonly SignOffRecord[]): string {
  return signOffs
    .map(({ role, person, meaning, at }) => canonicalJson({ role, person, meaning, at }))
    .sort()
    .join();
}
