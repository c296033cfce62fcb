import type { References } from '../citations/open-references.ts';
import type { Gate } from '../gates/gate.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { ReadPolicy } from '../policy/read-policy.ts';
import type { RetractionList } from '../policy/retractions.ts';
import type { TemplateSet } from '../render/template-set.ts';

/** What a publisher's house brings to every step: its policy, templates, citation style, gates and retraction list. */
export interface House {
  readonly policy: ReadPolicy;
  readonly templates: TemplateSet;
  readonly references: References;
  readonly gates: readonly Gate[];
  readonly lexicon: Lexicon;
  readonly retractions: RetractionList | undefined;
  /** How long the gates may take for one draft, in milliseconds; the engine's own limit when left out. */
  readonly gateBudget?: number;
}
