import type { References } from '../citations/open-references.ts';
import { digestBytes, digestValue } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import type { ReadPack } from '../pack/resolve-pack.ts';
import type { ReadPolicy } from '../policy/read-policy.ts';
import type { HouseTexts, TemplateSet } from '../render/template-set.ts';
import { articleView } from './article-view.ts';
import type { BuiltDraft } from './draft.ts';

/** The version of the code that turns packs into pages; it is part of every draft's digest. */
export const ENGINE = 'imprimatur/1';

/** What a build needs besides the pack. */
export interface BuildInputs {
  readonly policy: ReadPolicy;
  readonly templates: TemplateSet;
  readonly references: References;
}

/** Builds the draft of a pack: the same inputs give the same bytes. Rejects an unknown template or language as `invalid`. */
export function buildDraft(
  { pack, digest }: Pick<ReadPack, 'pack' | 'digest'>,
  { policy, templates, references }: BuildInputs,
): BuiltDraft {
  const texts = articleTexts(pack, templates);
  const html = templates.render(
    `article/${pack.template}/page.hbs`,
    articleView(pack, policy.policy, texts, references),
  );
  const named = {
    schema: 'imprimatur.draft/v1',
    slug: pack.slug,
    locale: pack.locale,
    title: pack.title,
    pack: digest,
    policy: policy.digest,
    template: templates.digest,
    engine: ENGINE,
    content: digestBytes(html),
  } as const;
  return { draft: { ...named, digest: digestValue(named) }, html };
}

/** The house's texts for a pack's template and language; an unknown template or language is `invalid`. */
export function articleTexts(
  pack: { readonly template: string; readonly locale: string },
  templates: TemplateSet,
): HouseTexts {
  const folder = `article/${pack.template}`;
  if (!templates.has(`${folder}/page.hbs`))
    throw new ImprimaturError('invalid', `template: found "${pack.template}", expected a folder of templates/article`);
  const texts = templates.texts(folder, pack.locale);
  if (texts === undefined)
    throw new ImprimaturError('invalid', `locale: found "${pack.locale}", for which ${folder} has no texts`);
  return texts;
}
