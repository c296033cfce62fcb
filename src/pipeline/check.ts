import type { Digest } from '../digest.ts';
import { readHtml } from '../document/read-html.ts';
import { articleTexts, buildDraft } from '../draft/build-draft.ts';
import type { BuiltDraft } from '../draft/draft.ts';
import { ImprimaturError } from '../errors.ts';
import { docsOf, type Finding } from '../gates/finding.ts';
import type { Report } from '../gates/report.ts';
import { validate } from '../gates/validate.ts';
import type { Place, Problem, SourceFile } from '../pack/problem.ts';
import { type FindLibrary, readPack } from '../pack/read-pack.ts';
import type { ReadPack } from '../pack/resolve-pack.ts';
import type { PackPart, ResolvedPack } from '../pack/resolved-pack.ts';
import type { House } from './house.ts';

/** The id under which problems of reading a pack are reported; its page in the docs explains the format. */
export const PACK_VALID = 'pack-valid';

/** What came of checking one pack: a draft with its report, or what keeps the pack from being read. */
export interface Checked {
  readonly path: string;
  readonly slug?: string;
  readonly verdict: Report['verdict'] | 'invalid';
  readonly digest?: Digest;
  readonly findings: readonly Finding[];
  readonly gates: Report['gates'];
  readonly made?: Made;
}

/** A draft that could be built, with the pack and report it comes with. */
export interface Made extends BuiltDraft {
  readonly pack: ResolvedPack;
  /** The pack as canonical JSON: the bytes that its digest names. */
  readonly packText: string;
  readonly report: Report;
}

/** How a pack that was read becomes a draft: it is built, or it was built before. */
export type MakeDraft = (read: ReadPack, house: House) => BuiltDraft;

/** Parses, builds and validates one pack, without keeping anything. Never throws for what is in the pack. */
export function check(
  file: SourceFile,
  findLibrary: FindLibrary,
  house: House,
  today: string,
  make: MakeDraft = buildDraft,
): Checked {
  const reading = readPack(file, findLibrary);
  if (!reading.ok) return invalid(file.path, reading.problems);
  const read = reading.value;
  const unknown = unknownTemplate(read, house);
  if (unknown !== undefined) return invalid(file.path, [unknown], read.pack.slug);
  const built = make(read, house);
  const report = judge(built, read.pack, house, today, read.locate);
  const { slug } = read.pack;
  const made: Made = { ...built, pack: read.pack, packText: read.canonical, report };
  return {
    path: file.path,
    slug,
    verdict: report.verdict,
    digest: built.draft.digest,
    findings: report.findings,
    gates: report.gates,
    made,
  };
}

/** Where a part of a pack stands in the file that a person wrote. */
export type LocatePart = (part: PackPart) => Place;

/** Runs the gates of the house over a built page: at build, and again on the very bytes at publication. */
export function judge(built: BuiltDraft, pack: ResolvedPack, house: House, today: string, locate: LocatePart): Report {
  const subject = {
    pack,
    document: readHtml(built.html),
    lexicon: house.lexicon,
    policy: house.policy.policy,
    texts: articleTexts(pack, house.templates),
    today,
    retractions: house.retractions,
  };
  return validate(
    subject,
    house.gates,
    { draft: built.draft.digest, policy: house.policy.digest },
    (at) => ('line' in at ? { path: built.draft.slug, ...at } : locate(at)),
    house.gateBudget,
  );
}

function unknownTemplate({ pack, locate }: ReadPack, { templates }: House): Problem | undefined {
  try {
    articleTexts(pack, templates);
    return undefined;
  } catch (error) {
    if (!(error instanceof ImprimaturError)) throw error;
    const field = error.message.startsWith('locale') ? 'locale' : 'template';
    return { where: locate({ field }), message: error.message, remedy: 'Name one that the house has.' };
  }
}

/** The result of a pack that could not be read, from the problems found. */
export function invalid(path: string, problems: readonly Problem[], slug?: string): Checked {
  const findings = problems.map(
    ({ where, message, remedy }): Finding => ({
      gate: PACK_VALID,
      severity: 'error',
      message,
      remedy,
      docs: docsOf(PACK_VALID),
      where,
    }),
  );
  return { path, ...(slug === undefined ? {} : { slug }), verdict: 'invalid', findings, gates: [] };
}
