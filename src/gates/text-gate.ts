import type { Gate, Remark } from './gate.ts';
import type { TextPlace, TextSubject } from './text-subject.ts';

/** What a gate on language says of one place; as a `Remark`, but the place may be one in an article. */
export interface TextRemark extends Omit<Remark, 'at'> {
  readonly at: TextPlace;
}

/** A gate that judges words: the same for drafts that are built here and for articles that were written elsewhere. */
export interface TextGate extends Omit<Gate, 'applies' | 'inspect'> {
  applies?(subject: TextSubject): boolean;
  inspect(subject: TextSubject): Iterable<TextRemark>;
}
