import { type Digest, digestValue } from '../digest.ts';
import { type Fact, jurisdictionOf } from '../pack/fact.ts';
import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import { factOf, type ResolvedPack } from '../pack/resolved-pack.ts';
import { type Policy, personOf, type SigningRole } from '../policy/policy.ts';
import type { ArticleState } from './article-state.ts';
import type { ClaimsJudged, ClaimVerdict } from './event.ts';

/** Something a page asserts: a fact as a reader reads it, and the role that answers for it. */
export interface Claim {
  readonly fact: string;
  /** The sentence on the page. */
  readonly statement: string;
  readonly section: string;
  readonly role: SigningRole;
  /** Fact, sentence, language, place and section: while all of them are the same, it is the same claim. */
  readonly digest: Digest;
}

/** A statement of a page with its fact, as the document model reads it. */
export interface ReadStatement {
  readonly text: string;
  readonly fact?: string;
  readonly section?: string;
}

// What a thing is, where it is sold and whom to call is told in words that an editor can judge.
const EDITORS = ['identity', 'traditional-use', 'product', 'crisis-line', 'report-channel'] as const;

/** The claims of a page, in its order; a fact that is shown twice is one claim, read where it stands last. */
export function claimsOf(
  pack: ResolvedPack,
  statements: readonly ReadStatement[],
  roles: readonly SigningRole[],
): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const { text, fact: id, section = '' } of statements) {
    const fact = id === undefined ? undefined : factOf(pack, id);
    if (fact === undefined) continue;
    const about = { fact, statement: text, section, locale: pack.locale, jurisdiction: jurisdictionOf(fact) ?? null };
    claims.set(fact.id, {
      fact: fact.id,
      statement: text,
      section,
      role: roleFor(fact, roles),
      digest: digestValue(about),
    });
  }
  return [...claims.values()];
}

function roleFor({ kind }: Fact, roles: readonly SigningRole[]): SigningRole {
  const own = isOneOf(LEGAL_KINDS, kind) ? 'legal' : isOneOf(EDITORS, kind) ? 'editor' : 'medical';
  return roles.includes(own) ? own : (roles[0] ?? own);
}

/** A verdict that speaks for a claim of the present draft. */
export interface Judgement {
  readonly given: ClaimsJudged;
  readonly verdict: ClaimVerdict;
  /** Whether it was given on another draft that made the same claim. */
  readonly carried: boolean;
}

/** The verdict that speaks for each claim, by fact: the newest of the claim's role whose giver still holds it. */
export function judgementsOn(
  claims: readonly Claim[],
  { judgements, built }: ArticleState,
  policy: Policy,
): ReadonlyMap<string, Judgement> {
  const found = new Map<string, Judgement>();
  const byDigest = new Map(claims.map((claim) => [claim.digest, claim]));
  for (const given of judgements) {
    const { person, role, draft } = given;
    if (!personOf(policy, person.id)?.roles.includes(role) || built?.contributors.includes(person.id)) continue;
    for (const verdict of given.verdicts) {
      const claim = byDigest.get(verdict.claim);
      if (claim === undefined || claim.role !== role) continue;
      found.set(claim.fact, { given, verdict, carried: draft !== built?.draft });
    }
  }
  return found;
}
