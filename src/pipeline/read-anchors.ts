import type { Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { type Checkpoint, readCheckpoint } from '../ledger/checkpoint.ts';

/** What is kept outside the stores: a whole checkpoint, or the digest of one. */
export type Anchor = Checkpoint | Digest;

/** The checkpoints in a copy of their file, which may be a part of it; rejects with `invalid` what is none. */
export function readAnchors(path: string, text: string): readonly Anchor[] {
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length === 0) throw new ImprimaturError('invalid', `${path}: found no checkpoint in it`);
  return lines.map((line, index) => readCheckpoint(line, `${path}:${index + 1}`, 'invalid'));
}
