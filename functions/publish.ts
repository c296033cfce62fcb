import * as z from 'zod';
import { openDeps } from './open-deps.ts';
import { count, logger, traced } from './watch.ts';

const Image = z.object({ pk: z.object({ S: z.string() }) });
const Stream = z.object({ SequenceNumber: z.string(), NewImage: Image.optional() });
const Event = z.object({ Records: z.array(z.object({ dynamodb: Stream })) });

/** The answer by which a stream is told where to go on: everything from the first failure is sent again. */
interface Failures {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Brings readers what the record says of each article named: the event says where to look, and nothing else is believed. */
export async function handler(event: unknown): Promise<Failures> {
  const { Records } = Event.parse(event);
  const deps = await openDeps();
  const { bringUpToDate } = await import('../src/pipeline/publish.ts');
  for (const { dynamodb } of Records) {
    const [kind, slug, locale] = dynamodb.NewImage?.pk.S.split('#') ?? [];
    if (slug === undefined || locale === undefined || (kind !== 'HEAD' && kind !== 'DUE')) continue;
    try {
      const due = slug === '*' ? 'site' : { slug, locale };
      for (const publication of await traced('publish', () => bringUpToDate(due, deps))) {
        count(`Publications_${publication.outcome}`);
        logger.info('publication', { ...publication });
      }
    } catch (error) {
      logger.error('an article could not be published', { slug, locale, error });
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
}
