import type * as z from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { keyNames } from './key-names.ts';
import { normaliseTexts } from './plain-text.ts';
import type { Problem, Reading, ValuePath } from './problem.ts';
import { inFileOrder, type YamlFile } from './read-yaml.ts';
import { valueAt } from './value-at.ts';

/** How many problems of one file are told; a file with more is not one that was written by hand. */
export const MOST_PROBLEMS = 100;

/** Checks a parsed file against a schema: the value with its texts in NFC, or its problems with their places, and those found besides. */
export function checkShape<Schema extends z.ZodType>(
  file: YamlFile,
  schema: Schema,
  besides: readonly Problem[] = [],
): Reading<z.output<Schema>> {
  const { value, faults } = normaliseTexts(file.value);
  const parsed = schema.safeParse(value);
  const issues = parsed.success ? [] : [...parsed.error.issues, ...issuesAsMeant(value, parsed.error.issues, schema)];
  const total =
    faults.length +
    besides.length +
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  if (total === 0) return { ok: true, value: parsed.data as z.output<Schema> };
  const problems = faults
    .slice(0, MOST_PROBLEMS)
    .map(({ at, message, remedy }): Problem => ({ where: file.locate(at), message, remedy }));
  for (const issue of issues) {
    if (problems.length >= MOST_PROBLEMS) break;
    problems.push(...problemsOf(issue, value, file, schema, MOST_PROBLEMS - problems.length));
  }
  problems.push(...besides.slice(0, MOST_PROBLEMS - problems.length));
  return { ok: false, problems: [...inFileOrder(problems), ...untold(total - problems.length, file)] };
}

// Where a word decides what belongs beside it, as a kind does, the rest is checked as if the near word stood there that was meant.
function issuesAsMeant(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
): readonly z.core.$ZodIssue[] {
  const asMeant = structuredClone(value);
  const mended = issues.filter((issue) => {
    const last = issue.path.at(-1);
    const holder = valueAt(asMeant, placeOf(issue).slice(0, -1));
    const meant = issue.code === 'invalid_union' && nearWord(issue, valueAt(value, placeOf(issue)));
    return meant && last !== undefined && Reflect.set(holder as object, last, meant);
  });
  if (mended.length === 0) return [];
  const told = new Set(issues.map((issue) => JSON.stringify([issue.code, issue.path])));
  const again = schema.safeParse(asMeant).error?.issues ?? [];
  return again.filter((issue) => !told.has(JSON.stringify([issue.code, issue.path])));
}

function untold(count: number, file: YamlFile): readonly Problem[] {
  if (count <= 0) return [];
  return [{ where: file.locate([]), message: `found ${count} further problems`, remedy: 'Mend the ones above first.' }];
}

function problemsOf(
  issue: z.core.$ZodIssue,
  value: unknown,
  file: YamlFile,
  schema: z.ZodType,
  most: number,
): readonly Problem[] {
  const at = placeOf(issue);
  const name = nameOf(at);
  if (issue.code === 'unrecognized_keys') {
    const known = keyNames(schema);
    return issue.keys.slice(0, most).map((key) => ({
      where: file.locateKey([...at, key]),
      message: `found the unknown key \`${key}\`${name === '' ? '' : ` in \`${name}\``}`,
      remedy: suggestion(key, known),
    }));
  }
  const found = valueAt(value, at);
  const missing = found === undefined;
  return [
    {
      where: missing ? file.locateKey(at.slice(0, -1)) : file.locate(at),
      message: `\`${name === '' ? 'the file' : name}\`: found ${missing ? 'nothing' : shown(found)}, expected ${expectation(issue)}`,
      remedy: missing ? `Add \`${String(at.at(-1) ?? '')}\`.` : remedyFor(issue, found),
    },
  ];
}

function placeOf(issue: z.core.$ZodIssue): ValuePath {
  return issue.path.filter((key): key is string | number => typeof key !== 'symbol');
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return (
        {
          string: 'text',
          int: 'a whole number',
          number: 'a whole number',
          array: 'a list',
          object: 'a mapping',
          boolean: 'true or false',
        }[issue.expected as string] ?? issue.expected
      );
    case 'invalid_value':
      return issue.values.length === 1 ? shown(issue.values[0]) : `one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `at most ${issue.maximum} ${unit(issue.origin, issue.maximum)}`;
    case 'too_small':
      return `at least ${issue.minimum} ${unit(issue.origin, issue.minimum)}`;
    case 'invalid_union':
      if (issue.discriminator !== undefined) return `a known ${issue.discriminator}`;
      return [
        ...new Set(issue.errors.map((branch) => branch[0]).flatMap((first) => (first ? [expectation(first)] : []))),
      ].join(' or ');
    default:
      return issue.message;
  }
}

function remedyFor(issue: z.core.$ZodIssue, found: unknown): string {
  const meant = nearWord(issue, found);
  if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  if (typeof found === 'number' && takesText(issue)) return 'Put it in quotes.';
  return 'Write what is expected here.';
}

function nearWord(issue: z.core.$ZodIssue, found: unknown): string | undefined {
  return typeof found === 'string' ? didYouMean(found, choicesOf(issue).map(String)) : undefined;
}

function choicesOf(issue: z.core.$ZodIssue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []) : [];
}

function takesText(issue: z.core.$ZodIssue): boolean {
  if (issue.code !== 'invalid_union') return false;
  return issue.errors.some(([first]) => first?.code === 'invalid_type' && first.expected === 'string');
}

function unit(origin: string, count: number | bigint): string {
  if (origin === 'string') return count === 1 ? 'character' : 'characters';
  return origin === 'array' ? (count === 1 ? 'entry' : 'entries') : '';
}

function suggestion(key: string, known: readonly string[]): string {
  const meant = didYouMean(key, known);
  return meant === undefined ? 'Delete the key; unknown keys are never ignored.' : `Did you mean \`${meant}\`?`;
}

function shown(value: unknown): string {
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function nameOf(at: ValuePath): string {
  return at.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}
