import * as z from 'zod';
import { publishAll } from '../src/pipeline/publish.ts';
import { settleArticle } from '../src/pipeline/settle.ts';
import { openDeps } from './open-deps.ts';
import { count, logger } from './watch.ts';

const Text = z.object({ S: z.string() });
const Event = z.object({
  Records: z.array(
    z.object({
      eventID: z.string(),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        NewImage: z.object({ pk: Text, openState: Text.optional() }).optional(),
      }),
    }),
  ),
});

/** The answer by which a stream is told where to go on: everything from the first failure is sent again. */
interface Failures {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Publishes what the table says is approved, after checking everything again; what it reads is the table, not the event. */
export async function handler(event: unknown): Promise<Failures> {
  const deps = await openDeps();
  for (const { dynamodb } of Event.parse(event).Records) {
    const [kind, slug, locale] = dynamodb.NewImage?.pk.S.split('#') ?? [];
    if (kind !== 'HEAD' || slug === undefined || locale === undefined) continue;
    const article = { slug, locale };
    try {
      const isDue =
        dynamodb.NewImage?.openState?.S === 'approved' && deps.house.policy.policy.publication === 'at-once';
      if (isDue) for (const { outcome } of await publishAll(deps, [article])) count(`Publications_${outcome}`);
      else await settleArticle(article, deps);
    } catch (error) {
      logger.error('an article could not be published', { article, error });
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}
