import Handlebars from 'handlebars';
import { type Digest, digestValue } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';

/** A template file: its path below `templates/`, with `/`, and its text. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

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

/** Compiles a set of template files: `.hbs` and `.css` become templates and partials, `text.<language>.json` texts. */
export function templateSet(files: readonly TemplateFile[]): TemplateSet {
  const engine = Handlebars.create();
  for (const name of Object.keys(engine.helpers))
    if (!['if', 'unless', 'each', 'with'].includes(name)) engine.unregisterHelper(name);
  engine.registerHelper('say', fillText);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const texts = new Map<string, HouseTexts>();
  for (const { path, text } of files) {
    if (path.endsWith('.json')) texts.set(path, readTexts(path, text));
    else compiled.set(path, compile(engine, path, text));
  }
  for (const [path, template] of compiled) engine.registerPartial(path.replace(/\.hbs$/, ''), template);
  return {
    digest: digestValue(
      [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, text }) => ({ path, text })),
    ),
    has: (path) => compiled.has(path),
    texts: (folder, locale) => texts.get(`${folder}/text.${locale.split('-')[0]}.json`),
    render(path, view) {
      const template = compiled.get(path);
      if (template === undefined) throw new ImprimaturError('invalid', `found no template ${path}`);
      return template(view, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false });
    },
  };
}

function compile(engine: typeof Handlebars, path: string, text: string): Handlebars.TemplateDelegate {
  // Escaping is never switched off: what a fact says stays text.
  if (/\{\{\{|\{\{~?&/.test(text))
    throw new ImprimaturError('invalid', `${path}: found an unescaped expression, expected {{…}} only`);
  return engine.compile(text, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: {
      say: true,
      if: true,
      unless: true,
      each: true,
      with: true,
      helperMissing: false,
      blockHelperMissing: false,
      log: false,
      lookup: false,
    },
    explicitPartialContext: false,
    preventIndent: true,
  });
}

function readTexts(path: string, text: string): HouseTexts {
  const value: unknown = JSON.parse(text);
  if (value === null || typeof value !== 'object' || !Object.values(value).every((entry) => typeof entry === 'string'))
    throw new ImprimaturError('invalid', `${path}: found something else than texts by key`);
  return value as HouseTexts;
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
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new ImprimaturError('invalid', `house text "${key}": found no text for {${name}}`);
    return String(value);
  });
}
