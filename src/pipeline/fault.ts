import { ImprimaturError } from '../errors.ts';

/** Something in the stores that the record does not explain. */
export interface Fault {
  /** What sort of thing is wrong: `chain`, `approval`, `blob`, `page`, `stray`, `checkpoint`. */
  readonly code: string;
  /** What it is wrong with: an article, a digest, a public path. */
  readonly subject: string;
  readonly message: string;
}

/** Looks at something that may be damaged: what cannot be read is a fault, and anything else that fails is a bug. */
export async function attempt(code: string, subject: string, look: () => Promise<void>): Promise<readonly Fault[]> {
  try {
    await look();
    return [];
  } catch (error) {
    if (!(error instanceof ImprimaturError) && !(error instanceof SyntaxError) && !(error instanceof TypeError))
      throw error;
    return [{ code, subject, message: error.message }];
  }
}
