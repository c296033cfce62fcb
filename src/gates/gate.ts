import type { Document, Position } from '../document/document.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Fact } from '../pack/fact.ts';
import { factOf as factOfPack, type PackPart, type ResolvedPack } from '../pack/resolved-pack.ts';
import type { Policy, Severity } from '../policy/policy.ts';
import type { RetractionList } from '../policy/retractions.ts';
import type { HouseTexts } from '../render/template-set.ts';

/** What gates judge: the page as its readers get it, the facts behind it, and the rules and date that hold. */
export interface Subject {
  readonly pack: ResolvedPack;
  readonly document: Document;
  readonly lexicon: Lexicon;
  readonly policy: Policy;
  readonly texts: HouseTexts;
  readonly today: string;
  /** The retraction list that the policy names; `undefined` when it names none. */
  readonly retractions: RetractionList | undefined;
}

/** What a remark is about: a part of a pack, or a place in an article that was not built here. */
export type RemarkPlace = PackPart | Position;

/** What a gate says of one place; the engine adds the gate's id, so a gate cannot speak for another. */
export interface Remark {
  readonly at: RemarkPlace;
  readonly message: string;
  readonly remedy: string;
  /** The required element that is absent, where the remark is about an absence. */
  readonly element?: string;
  readonly excerpt?: string;
  /** Less grave than the gate itself. */
  readonly severity?: Severity;
}

/** A pure check with an id: it looks at a subject and remarks; it never decides what a remark leads to. */
export interface Gate<Judged = Subject> {
  readonly id: string;
  /** How grave its remarks are, unless one says less. */
  readonly severity: Severity;
  /** The least that a policy may make of it. */
  readonly floor: Severity;
  readonly summary: string;
  /** Whether there is anything for it to look at; always, when left out. */
  applies?(subject: Judged): boolean;
  inspect(subject: Judged): Iterable<Remark>;
}

/** The fact with an id, or `undefined`. */
export function factOf(subject: Subject, id: string | undefined): Fact | undefined {
  return id === undefined ? undefined : factOfPack(subject.pack, id);
}
