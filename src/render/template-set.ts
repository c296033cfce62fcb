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
  for (const [name, helper] of Object.entries(engine.helpers)) {
    if (BLOCKS.includes(name)) engine.registerHelper(name, unlessMissing(name, helper));
    else engine.unregisterHelper(name);
  }
  engine.registerHelper('say', fillText);
  engine.registerHelper(PRINT, printText);
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

const BLOCKS = ['if', 'unless', 'each', 'with'];
// No template can call it by this name: in one, it would be two words.
const PRINT = 'print text';

function compile(engine: typeof Handlebars, path: string, text: string): Handlebars.TemplateDelegate {
  const program = parseTemplate(path, text);
  // `strict` lets a value pass that is missing or no text; a helper of ours does not.
  new Checked(path).accept(program);
  return engine.compile(program, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: {
      say: true,
      [PRINT]: true,
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

function parseTemplate(path: string, text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (cause) {
    throw new ImprimaturError('invalid', `${path}: ${cause instanceof Error ? cause.message : 'not a template'}`, {
      cause,
    });
  }
}

/** Refuses expressions that are not escaped, and has every other printed by {@link printText}. */
class Checked extends Handlebars.Visitor {
  readonly #path: string;

  constructor(path: string) {
    super();
    this.#path = path;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    // Escaping is never switched off: what a fact says stays text.
    if (!mustache.escaped)
      throw new ImprimaturError('invalid', `${this.#path}: found an unescaped expression, expected {{…}} only`);
    if (mustache.params.length > 0 || mustache.hash !== undefined) return;
    const { path, loc } = mustache;
    mustache.params = [path];
    mustache.path = {
      type: 'PathExpression',
      data: false,
      depth: 0,
      parts: [PRINT],
      original: PRINT,
      loc,
    } as hbs.AST.PathExpression;
  }
}

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

function readTexts(path: string, text: string): HouseTexts {
  const value: unknown = JSON.parse(text);
  if (
    value === null ||
    typeof value !== 'object' ||
    Array.isArray(value) ||
    !Object.values(value).every((entry) => typeof entry === 'string')
  )
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
