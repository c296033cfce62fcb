declare module 'imprimatur:house' {
  import type { HouseRules } from '../src/pipeline/open-house.ts';
  import type { CompiledTemplates } from '../src/render/template-set.ts';

  /** The house that a bundle was made for: its rules, and its templates as code. */
  export const rules: HouseRules;
  /** The templates of pages. */
  export const templates: CompiledTemplates;
  /** The templates of the desk, and what browsers load with them. */
  export const desk: CompiledTemplates;
  /** The desk's style and script, by path. */
  export const assets: Readonly<Record<string, { readonly type: string; readonly text: string }>>;
}
