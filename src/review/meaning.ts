import type { SigningRole } from '../policy/policy.ts';

/** What a sign-off in each role vouches for; it is recorded with the sign-off and shown wherever that is read. */
export const MEANINGS: Readonly<Record<SigningRole, string>> = {
  editor: 'I read the whole page as readers will get it and vouch that it is clear, fair and complete.',
  medical: 'I checked what the page says of benefit and harm against its sources and vouch that it is correct.',
  legal: 'I checked what the page says of law and regulators against its sources and vouch that it is correct.',
};
