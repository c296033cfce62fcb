/** A position in a file that a person wrote: line and column count from 1, columns in characters as editors show them. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Something in a file that keeps it from being read as what it should be. */
export interface Problem {
  readonly where: Place;
  readonly message: string;
  readonly remedy: string;
}

/** A path into a parsed value, such as `['facts', 3, 'asOf']`. */
export type ValuePath = readonly (string | number)[];

/** A file as text, with the name it is shown by. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Who pushed these bytes, by the id in the roster; absent where nobody is known to have. */
  readonly pushedBy?: string;
}

/** Either a value with no problem at all, or every problem that was found. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };
