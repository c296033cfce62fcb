import { ImprimaturError } from '../../errors.ts';

// What the SDK says before anything was sent, and what the network says.
const NOT_SENT = /^(?:CredentialsProviderError|TokenProviderError|TimeoutError)$|^Region is missing|could not load/i;
const NETWORK = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'ETIMEDOUT'];

/** What a client of the cloud threw as something its caller can mend, in words; anything else, a bug, as it is. */
export function explainAwsError(error: unknown, bucket: string): unknown {
  if (!(error instanceof Error) || error instanceof ImprimaturError) return error;
  const { name, message } = error;
  const { $metadata, code } = error as {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly code?: string;
  };
  if (name === 'NoSuchBucket') return new ImprimaturError('not-found', `found no bucket ${bucket}`, { cause: error });
  if ($metadata?.httpStatusCode === 403)
    return new ImprimaturError('invalid', `${bucket}: these credentials may not do this (${name})`, { cause: error });
  const isRequest =
    $metadata !== undefined || NETWORK.includes(code ?? '') || NOT_SENT.test(name) || NOT_SENT.test(message);
  return isRequest ? new ImprimaturError('invalid', `${bucket}: ${name}: ${message}`, { cause: error }) : error;
}
