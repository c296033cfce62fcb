import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import type { Digest } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';

/** The house's own sentences in one language, by key; `{name}` in them is filled in. */
export type HouseTexts = Readonly<Record<string, string>>;

/** A fixed set of templates: what it renders depends on nothing but the view. */
export interface TemplateSet {
  /** The digest of every file of the set, so that a draft can name it. */
  readonly digest: Digest;
  /** Whether the set has a template of this path, such as `article/health-topic/page.hbs`. */
  has(path: string): boolean;
  /** The texts that belong to a template folder, in the language of a locale; `undefined` when there are none. */
  texts(folder: string, locale: string): HouseTexts | undefined;
  /** Renders a template; a value that the view does not have, or that is not text, is an error and never a blank. */
  render(path: string, view: object): string;
}

/** A set of templates as code: what `compileTemplates` makes of files, and all that rendering needs. */
export interface CompiledTemplates {
  readonly digest: Digest;
  /** The program of each template, by its path. */
  readonly programs: Readonly<Record<string, TemplateSpecification>>;
  readonly texts: Readonly<Record<string, HouseTexts>>;
}

/** Opens a set that was compiled before; only the small runtime of the engine is needed for it. */
export function openTemplateSet({ digest, programs, texts }: CompiledTemplates): TemplateSet {
  const engine = (runtime as typeof Handlebars).create();
  for (const [name, helper] of Object.entries(engine.helpers)) {
    if (BLOCKS.includes(name)) engine.registerHelper(name, unlessMissing(name, helper));
    else engine.unregisterHelper(name);
  }
  engine.registerHelper('say', fillText);
  engine.registerHelper(PRINT, printText);
  const ready = new Map(Object.entries(programs).map(([path, program]) => [path, engine.template(program)]));
  for (const [path, template] of ready) engine.registerPartial(path.replace(/\.hbs$/, ''), template);
  return {
    digest,
    has: (path) => ready.has(path),
    texts: (folder, locale) => {
      const path = `${folder}/text.${locale.split('-')[0]}.json`;
      return Object.hasOwn(texts, path) ? texts[path] : undefined;
    },
    render(path, view) {
      const template = ready.get(path);
      if (template === undefined) throw new ImprimaturError('invalid', `found no template ${path}`);
      return template(view, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false });
    },
  };
}

/** The blocks that templates may use. */
const BLOCKS = ['if', 'unless', 'each', 'with'];
/** The name of the helper that prints every value; no template can call it: in one, it would be two words. */
export const PRINT = 'print text';

/** Prints a value that is text or a number; anything else would be a blank, or no language at all. */
function printText(this: unknown, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new ImprimaturError(
    'invalid',
    `template: found ${value === undefined ? 'no value' : typeof value}, expected text`,
  );
}

/** A block helper that tells a value that is missing from one that is there and says no. */
function unlessMissing(name: string, helper: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
  return function (this: unknown, ...given: Parameters<Handlebars.HelperDelegate>) {
    if (given[0] === undefined)
      throw new ImprimaturError('invalid', `template: found no value for {{#${name}}}, expected one, or null`);
    return helper.apply(this, given);
  };
}

/** `{{say "key" name=value}}`: the house's text with its gaps filled; an unknown key or an unfilled gap is an error. */
function fillText(this: unknown, key: unknown, options: Handlebars.HelperOptions): string {
  const texts: HouseTexts = options.data.root.texts;
  return fill(texts, String(key), options.hash);
}

/** Fills the gaps of a house text; an unknown key or an unfilled gap is an error. */
export function fill(texts: HouseTexts, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (text === undefined) throw new ImprimaturError('invalid', `found no house text "${key}"`);
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new ImprimaturError('invalid', `house text "${key}": found no text for {${name}}`);
    return String(value);
  });
}
