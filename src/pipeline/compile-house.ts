import { openReferences } from '../citations/open-references.ts';
import type { SourceFile } from '../pack/problem.ts';
import { type TemplateFile, templateSet } from '../render/compile-templates.ts';
import type { House } from './house.ts';
import { mustReadPolicy } from './must-read-policy.ts';
import { type HouseRules, openHouse } from './open-house.ts';

/** The files of a house as plain data, which a worker thread can be given. */
export interface HouseFiles extends Omit<HouseRules, 'policy'> {
  readonly policy: SourceFile;
  readonly templates: readonly TemplateFile[];
}

/** Opens a house whose policy and templates are files: see {@link openHouse}. */
export async function compileHouse({ policy, templates, ...rules }: HouseFiles): Promise<House> {
  return openHouse({ ...rules, policy: mustReadPolicy(policy) }, templateSet(templates), openReferences);
}
