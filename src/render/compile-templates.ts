import Handlebars from 'handlebars';
import { digestValue } from '../digest.ts';
import { ImprimaturError } from '../errors.ts';
import { type CompiledTemplates, type HouseTexts, openTemplateSet, PRINT, type TemplateSet } from './template-set.ts';

/** A template file: its path below `templates/`, with `/`, and its text. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

/** A set of templates as text that a bundle can hold: `programs` are JavaScript expressions. */
export interface PrecompiledTemplates extends Omit<CompiledTemplates, 'programs'> {
  readonly programs: Readonly<Record<string, string>>;
}

/** Compiles template files to code: `.hbs` and `.css` become templates and partials, `text.<language>.json` texts. */
export function precompileTemplates(files: readonly TemplateFile[]): PrecompiledTemplates {
  const programs: Record<string, string> = {};
  const texts: Record<string, HouseTexts> = {};
  for (const { path, text } of files) {
    if (path.endsWith('.json')) texts[path] = readTexts(path, text);
    else programs[path] = precompile(path, text);
  }
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { digest: digestValue(sorted.map(({ path, text }) => ({ path, text }))), programs, texts };
}

/** Opens a set of template files: compiles them, and goes on as with any compiled set. */
export function templateSet(files: readonly TemplateFile[]): TemplateSet {
  const { digest, programs, texts } = precompileTemplates(files);
  const ready = Object.entries(programs).map(([path, code]) => [path, new Function(`return ${code}`)()]);
  return openTemplateSet({ digest, texts, programs: Object.fromEntries(ready) });
}

function precompile(path: string, text: string): string {
  const program = parseTemplate(path, text);
  // `strict` lets a value pass that is missing or no text; a helper of ours does not.
  new Checked(path).accept(program);
  return String(
    Handlebars.precompile(program, {
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
    }),
  );
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
