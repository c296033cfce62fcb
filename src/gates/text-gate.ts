import type { Gate } from './gate.ts';
import type { TextSubject } from './text-subject.ts';

/** A gate that judges words: the same for drafts that are built here and for articles that were written elsewhere. */
export type TextGate = Gate<TextSubject>;
