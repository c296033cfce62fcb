import type { Sentence } from '../document/document.ts';
import type { TextGate } from './text-gate.ts';

const NAME = String.raw`\p{Lu}[\p{L}.'-]{0,30}(?: (?:(?:van|von|de|da|del|la|al|bin) )?\p{Lu}[\p{L}.'-]{0,30}){1,4}`;
const TITLE = String.raw`(?:[Dd]r\.? |[Pp]rof\.? )?`;
const AUTHOR = new RegExp(
  String.raw`(?:(?<!\b(?:[Rr]eviewed|[Cc]hecked|[Uu]pdated|[Ee]dited) )\b[Bb]y|\b[Ww]ritten by|\b[Aa]uthors?:?|\b[Ww]ords by)\s{1,3}${TITLE}(${NAME})`,
  'u',
);
const REVIEWER = new RegExp(
  String.raw`\b(?:[Rr]eviewed|[Cc]hecked|[Rr]eviewers?)(?: by)?:?\s{1,3}${TITLE}(${NAME})`,
  'u',
);
const REVIEWED =
  /\b(?:last )?(?:reviewed|updated|checked|published)\b[^.]{0,60}?\b(?:\d{1,2} [a-z]{3,9} \d{4}|[a-z]{3,9} \d{1,2},? \d{4}|[a-z]{3,9} \d{4}|\d{4}-\d\d-\d\d)\b/i;

/** Readers must know who answers for a page, who checked it, and when. */
export const bylineAndReview: TextGate = {
  id: 'byline-and-review',
  severity: 'error',
  floor: 'warning',
  summary: 'The article names its author, a reviewer who is somebody else, and the date of its last review.',
  // Drafts name theirs from the roster, and their reviewers by sign-off.
  applies: ({ pack }) => pack === undefined,

  *inspect({ document }) {
    const at = document.sentences[0]?.position ?? { line: 1, column: 1 };
    const author = nameIn(document.sentences, AUTHOR);
    const reviewer = nameIn(document.sentences, REVIEWER);
    if (author === undefined)
      yield {
        at,
        message: 'The article does not say who wrote it.',
        remedy: 'Add “By” and the name of a person who answers for it.',
      };
    if (reviewer === undefined)
      yield {
        at,
        message: 'The article does not say who reviewed it.',
        remedy: 'Add “Reviewed by”, a name and what makes the person fit to review it.',
      };
    else if (reviewer === author)
      yield {
        at,
        message: `${reviewer} wrote the article and reviewed it too.`,
        remedy: 'Have somebody else review it.',
      };
    if (!document.sentences.some(({ text }) => REVIEWED.test(text)))
      yield {
        at,
        message: 'The article does not say when it was last reviewed.',
        remedy: 'Add “Last reviewed” and the date.',
      };
  },
};

function nameIn(sentences: readonly Sentence[], pattern: RegExp): string | undefined {
  for (const { text, kind } of sentences) {
    const name = kind === 'reference' ? undefined : pattern.exec(text)?.[1];
    if (name !== undefined) return name.replace(/[.,]$/, '');
  }
  return undefined;
}
