import type { OpenReferences } from '../citations/open-references.ts';
import { ImprimaturError } from '../errors.ts';
import { ALL_GATES } from '../gates/all-gates.ts';
import { checkPolicy } from '../gates/check-policy.ts';
import { GATES } from '../gates/index.ts';
import { checkGates } from '../gates/validate.ts';
import { openLexicon } from '../language/lexicon.ts';
import type { ReadPolicy } from '../policy/read-policy.ts';
import { readRetractions } from '../policy/retractions.ts';
import type { TemplateSet } from '../render/template-set.ts';
import type { House } from './house.ts';

/** The rules of a house as plain data. */
export interface HouseRules {
  readonly policy: ReadPolicy;
  /** The text of the `.csl` file that the policy names, if it names a file. */
  readonly style?: string;
  /** The retraction list that the policy names. */
  readonly retractions?: { readonly path: string; readonly text: string };
}

/** Opens a house: whatever is wrong with its policy, templates, style or lists stops it here, and never passes a draft. */
export async function openHouse(
  files: HouseRules,
  templates: TemplateSet,
  openReferences: OpenReferences,
): Promise<House> {
  const { policy } = files;
  checkGates(GATES);
  checkPolicy(policy.policy, ALL_GATES);
  const { style: name } = policy.policy.citations;
  if (policy.policy.retractions !== undefined && files.retractions === undefined)
    throw new ImprimaturError(
      'invalid',
      `retractions: the policy names ${policy.policy.retractions.file}, which was not given`,
    );
  return {
    policy,
    gates: GATES,
    lexicon: openLexicon(policy.policy.language.phrases),
    templates,
    references: await openReferences(files.style === undefined ? { name } : { name, xml: files.style }),
    retractions:
      files.retractions === undefined ? undefined : readRetractions(files.retractions.path, files.retractions.text),
  };
}
