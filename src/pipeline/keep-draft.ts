import { canonicalJson, type Digest, digestBytes, digestValue } from '../digest.ts';
import type { BuiltDraft, Draft } from '../draft/draft.ts';
import { ImprimaturError } from '../errors.ts';
import type { Report } from '../gates/report.ts';
import type { ResolvedPack } from '../pack/resolved-pack.ts';
import type { DraftBuilt } from '../review/event.ts';
import type { BlobStore } from '../stores/blob-store.ts';
import type { PreparedDraft } from './check-noting.ts';

/** A draft as it was kept: its name, page, pack and report, each checked against its digest. */
export interface KeptDraft {
  readonly draft: Draft;
  readonly html: string;
  readonly pack: ResolvedPack;
  readonly report: Report;
}

/** Keeps everything a draft consists of; what is already there is not written again. Resolves to the report's digest. */
export async function keepDraft({ html, pack, named, report }: PreparedDraft, blobs: BlobStore): Promise<Digest> {
  const [, , , kept] = await Promise.all([html, pack, named, report].map((text) => blobs.put(text)));
  return kept ?? digestBytes(report);
}

/** Keeps a draft that no gate has looked at yet: its page, its pack and its name. */
export async function keepBuilt({ draft, html }: BuiltDraft, packText: string, blobs: BlobStore): Promise<Digest> {
  const { digest, ...named } = draft;
  await Promise.all([html, packText, canonicalJson(named)].map((text) => blobs.put(text)));
  return digest;
}

/** Reads a draft back that was kept before any gate looked at it; rejects with `refused` when a part is missing. */
export async function readBuilt(digest: Digest, blobs: BlobStore): Promise<BuiltDraft> {
  const named = JSON.parse(await readText(digest, blobs)) as Omit<Draft, 'digest'>;
  if (digestValue(named) !== digest) throw new ImprimaturError('refused', `draft ${digest} is not in canonical form`);
  return { draft: { ...named, digest }, html: await readText(named.content, blobs) };
}

/** Reads a kept draft back; rejects with `refused` when a part is missing or is not what the event names. */
export async function readDraft(
  { draft: digest, report }: Pick<DraftBuilt, 'draft' | 'report'>,
  blobs: BlobStore,
): Promise<KeptDraft> {
  const named = JSON.parse(await readText(digest, blobs)) as Omit<Draft, 'digest'>;
  if (digestValue(named) !== digest) throw new ImprimaturError('refused', `draft ${digest} is not in canonical form`);
  const [html, pack, kept] = await Promise.all(
    [named.content, named.pack, report].map((part) => readText(part, blobs)),
  );
  return {
    draft: { ...named, digest },
    html: html ?? '',
    pack: JSON.parse(pack ?? '') as ResolvedPack,
    report: JSON.parse(kept ?? '') as Report,
  };
}

async function readText(digest: Digest, blobs: BlobStore): Promise<string> {
  const bytes = await blobs.get(digest);
  if (bytes === undefined) throw new ImprimaturError('refused', `the blob ${digest} is missing`);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Keeps a report by itself, and resolves to its digest. */
export function keepReport(report: Report, blobs: BlobStore): Promise<Digest> {
  return blobs.put(canonicalJson(report));
}
