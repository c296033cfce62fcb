import { YAMLException } from 'js-yaml';
import { parseYaml } from './parse-yaml.ts';
import type { Place, Problem, Reading, SourceFile, ValuePath } from './problem.ts';
import type { Offsets } from './yaml-offsets.ts';
import { readParts } from './yaml-parts.ts';

/** The largest file that is read at all, in bytes. */
export const MAX_FILE_BYTES = 1_048_576;

/** A parsed file: its value, and where each part of it stands. */
export interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  /** The place of a value; of its nearest ancestor when it is not there. */
  locate(at: ValuePath): Place;
  /** The place of a key. */
  locateKey(at: ValuePath): Place;
}

/**
 * Reads one YAML 1.2 document of the safe profile: UTF-8, no directives, tags, anchors, aliases, merge keys or
 * duplicate keys, at most 1 MiB and 40 levels deep; `010` stays text. Never throws for what is in the file.
 */
export function readYaml(file: SourceFile): Reading<YamlFile> {
  const refuse = (place: Place, message: string, remedy: string): Reading<YamlFile> => ({
    ok: false,
    problems: [{ where: place, message, remedy }],
  });
  const start: Place = { path: file.path, line: 1, column: 1 };
  if (file.bytes.byteLength > MAX_FILE_BYTES)
    return refuse(start, `found ${file.bytes.byteLength} bytes, expected at most ${MAX_FILE_BYTES}`, 'Split the file.');

  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
  } catch {
    return refuse(start, 'found bytes that are not UTF-8, expected UTF-8 text', 'Save the file as UTF-8.');
  }
  let starts: readonly number[] | undefined;
  const placeAt = (offset: number): Place => {
    starts ??= lineStarts(text);
    return placeOf(file.path, text, starts, offset);
  };
  const control = /[^\P{Cc}\t\n\r]/u.exec(text);
  if (control !== null)
    return refuse(placeAt(control.index), 'found a control character, expected plain text', 'Delete the character.');

  try {
    const yaml = readParts(text) ?? parseYaml(text);
    if ('outside' in yaml) {
      const { offset, message, remedy } = yaml.outside;
      return refuse(placeAt(offset), message, remedy);
    }
    let root: Offsets | undefined;
    const find = (at: ValuePath, part: 'key' | 'value'): Place => {
      root ??= yaml.offsets();
      let found = root;
      for (const [depth, key] of at.entries()) {
        const inner = found.child(key);
        if (inner === undefined) return placeAt(depth === 0 ? found.value : found.key);
        found = inner;
      }
      return placeAt(found[part]);
    };
    return {
      ok: true,
      value: {
        path: file.path,
        value: yaml.value,
        locate: (at) => find(at, 'value'),
        locateKey: (at) => find(at, 'key'),
      },
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return refuse(
      placeAt(error.mark?.position ?? 0),
      `found ${JSON.stringify(lineAt(text, error.mark?.position ?? 0))}, which is not readable YAML: ${error.reason}`,
      'Mend the YAML at this place.',
    );
  }
}

/** Where lines start, as offsets: counted once for the many places that a report asks for. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function placeOf(path: string, text: string, starts: readonly number[], offset: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const before = text.slice(starts[low], offset);
  // A character beyond the basic plane is one column; counting pairs is quicker than taking a long line apart.
  return { path, line: low + 1, column: before.length - (before.match(/[\ud800-\udbff]/g)?.length ?? 0) + 1 };
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text
    .slice(start, end < 0 ? undefined : end)
    .trim()
    .slice(0, 60);
}

/** Problems in the order in which a reader of the file meets them. */
export function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ where }) => where.path))];
  const rank = ({ where }: Problem): number => files.indexOf(where.path);
  return [...problems].sort(
    (a, b) => rank(a) - rank(b) || a.where.line - b.where.line || a.where.column - b.where.column,
  );
}
