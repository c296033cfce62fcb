import { ImprimaturError } from '../errors.ts';
import { type ChainTip, EMPTY_TIP } from '../ledger/chain.ts';
import type { Change } from './record-store.ts';

/** Returns if the chain still ends where the change's writer saw it end; throws `conflict` otherwise. */
export function checkOnto({ article, onto }: Change, tip: ChainTip = EMPTY_TIP): void {
  if (tip.seq === onto.seq && tip.digest === onto.digest) return;
  const message = `${article.slug} (${article.locale}) has moved on: it has ${tip.seq} events, the writer saw ${onto.seq}`;
  throw new ImprimaturError('conflict', message);
}
