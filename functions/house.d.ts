declare module 'imprimatur:house' {
  import type { HouseRules } from '../src/pipeline/open-house.ts';
  import type { CompiledTemplates } from '../src/render/template-set.ts';

  /** The rules of the house that a bundle was made for. */
  export const rules: HouseRules;
  /** The templates of its pages, as code. */
  export const templates: CompiledTemplates;
}

declare module 'imprimatur:desk' {
  import type { CompiledTemplates } from '../src/render/template-set.ts';

  /** The templates of the desk, as code. */
  export const templates: CompiledTemplates;
  /** The desk's style and script, by path. */
  export const assets: Readonly<Record<string, { readonly type: string; readonly text: string }>>;
}
