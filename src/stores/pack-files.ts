import type { Problem, SourceFile } from '../pack/problem.ts';
import type { FindLibrary } from '../pack/read-pack.ts';

/** The pack files of a run: which there are, and how to read them and the libraries beside them. */
export interface PackFiles {
  /** The paths, as a person would name them, in an order that is the same on every machine. */
  readonly paths: readonly string[];
  /** Reads one; a problem instead of bytes when it is no ordinary file, cannot be read, or is too large. */
  read(path: string): Promise<SourceFile | Problem>;
  /** Finds libraries from where a pack stands: in its folder's `libraries/`, or in the nearest folder's above it. */
  libraries(path: string): FindLibrary;
}
