import * as z from 'zod';
import { CslItem } from './csl-item.ts';
import { SOURCE_STATUSES, TIERS } from './tiers.ts';

/** An id inside a pack: kebab-case, at most 80 characters. */
export const LocalId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'kebab-case, such as `deaths-27-states`' });

/** One work relied on: what it is, what has become of it, and how to find it. */
export const Source = z.strictObject({
  id: LocalId,
  tier: z.enum(TIERS),
  status: z.enum(SOURCE_STATUSES),
  csl: CslItem,
  note: z.string().max(4000).optional(),
});

/** One work relied on. */
export type Source = z.output<typeof Source>;
