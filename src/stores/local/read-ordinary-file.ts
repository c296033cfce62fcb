import { constants, lstatSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Problem, SourceFile } from '../../pack/problem.ts';

/** Reads an ordinary file of at most so many bytes; a link, device, missing or larger file is a problem, not an error. */
export async function readOrdinaryFile(path: string, most: number, whenLarger: string): Promise<SourceFile | Problem> {
  const problem = (message: string, remedy: string): Problem => ({
    where: { path, line: 1, column: 1 },
    message,
    remedy,
  });
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return problem('found no file', 'Check the path.');
  if (!found.isFile())
    return problem('found a link, folder or device, expected an ordinary file', 'Put the file itself at this path.');
  if (found.size > most) return problem(`found ${found.size} bytes, expected at most ${most}`, whenLarger);
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return { path, bytes: new Uint8Array(await handle.readFile()) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return problem(
      `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Make it readable.',
    );
  }
}
