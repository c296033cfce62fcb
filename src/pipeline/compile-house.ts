import { openReferences } from '../citations/open-references.ts';
import { type TemplateFile, templateSet } from '../render/compile-templates.ts';
import type { House } from './house.ts';
import { type HouseRules, openHouse } from './open-house.ts';

/** The files of a house as plain data, which a worker thread can be given. */
export interface HouseFiles extends HouseRules {
  readonly templates: readonly TemplateFile[];
}

/** Opens a house whose templates are files: see {@link openHouse}. */
export function compileHouse(files: HouseFiles): Promise<House> {
  return openHouse(files, templateSet(files.templates), openReferences);
}
