import type { Document, Sentence } from '../document/document.ts';
import { rememberedLast } from '../remembered.ts';
import type { TextSubject } from './text-subject.ts';

// “What sellers say | What we know”, “Myth | Fact”.
const HEAD =
  /^(?:what (?:the |some |your )?(?:\p{L}{2,12} )?(?:says?|claims?|promises?|tells? you|writes?)|(?:the )?(?:claims?|myths?|rumou?rs?|promises?|said)|(?:you )?(?:may |will |might )?(?:hear|read)|on the (?:box|label|packet|site))(?: \p{L}{1,12}){0,4}; .{0,40}\b(?:know|known|facts?|truth|true|evidence|answers?|reality|research|studies|trials|shown?|found)\b/iu;

/** Whether a text is the head of a table that sets what is claimed against what is known. */
export function isHeadOfClaims(text: string): boolean {
  return HEAD.test(text);
}

/** Whether a row of such a table quotes a claim and answers it. */
export function isAnsweredCell({ document }: TextSubject, { text }: Sentence): boolean {
  return /^"[^"]{1,300}"; ?\S/.test(text) && hasClaims(document);
}

const hasClaims = rememberedLast(({ sentences }: Document) => sentences.some(({ text }) => isHeadOfClaims(text)));
