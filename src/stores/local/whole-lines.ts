import { createReadStream, fstatSync, readSync } from 'node:fs';
import { ImprimaturError } from '../../errors.ts';

const NEWLINE = 0x0a;
const SPAN = 65_536;

/**
 * Every line of JSON that was written to its end, first to last; what a crash left unfinished after them is no line.
 * Refuses a file whose last line lost its end later.
 */
export async function* wholeLines(file: string): AsyncIterable<string> {
  let pending: Buffer[] = [];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...pending, chunk.subarray(start, end)]).toString();
      pending = [];
      start = end + 1;
    }
    pending.push(chunk.subarray(start));
  }
  refuseChangedEnd(Buffer.concat(pending), file);
}

/** The last of those lines in an open file, and where it ends; reads no more of the file than it must. */
export function lastWholeLine(
  handle: number,
  file: string,
): { readonly text: string | undefined; readonly end: number } {
  const { size } = fstatSync(handle);
  for (let span = SPAN; ; span *= 4) {
    const start = Math.max(0, size - span);
    const bytes = Buffer.alloc(size - start);
    readWhole(handle, bytes, start);
    const end = bytes.lastIndexOf(NEWLINE);
    const before = end > 0 ? bytes.lastIndexOf(NEWLINE, end - 1) : -1;
    if (before < 0 && start > 0) continue;
    refuseChangedEnd(bytes.subarray(end + 1), file);
    if (end < 0) return { text: undefined, end: 0 };
    return { text: bytes.toString('utf8', before + 1, end), end: start + end + 1 };
  }
}

// A crash leaves the beginning of a line. One that is whole but for its last byte was finished, and changed afterwards.
function refuseChangedEnd(tail: Buffer, file: string): void {
  try {
    JSON.parse(tail.toString().slice(0, -1));
  } catch {
    return;
  }
  throw new ImprimaturError('refused', `the end of the last line of ${file} was changed`);
}

function readWhole(handle: number, into: Buffer, from: number): void {
  let read = 0;
  while (read < into.length) {
    const more = readSync(handle, into, read, into.length - read, from + read);
    if (more === 0) throw new Error('the file became shorter while it was read');
    read += more;
  }
}
