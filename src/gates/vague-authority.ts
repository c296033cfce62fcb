import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { asserted, isAnswered } from './asserted.ts';
import { weighed } from './doubt.ts';
import { informs } from './informs.ts';
import { orElse } from './or-else.ts';
import { isPlainAuthority } from './plain-authority.ts';
import { tellsOfOneStudy } from './reported.ts';
import { sells, spanOf } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { isCitedAround, leadsAnywhere, paragraphHas, placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** “Studies show” without a study is nobody’s word. */
export const vagueAuthority: TextGate = {
  id: 'vague-authority',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence leans on studies, experts or tradition without a source that can be found.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      // A fact without a source is for the gates on citations to name.
      if (sentence.isCited || sentence.fact !== undefined || sentence.kind === 'heading') continue;
      if (tellsOfOneStudy(subject, sentence) || NAMES_TOPIC.test(sentence.text)) continue;
      const said = orElse(
        asserted(subject, 'vagueAuthority', sentence).filter((match) => !isWarning(subject, sentence, match)),
        () => voucher(subject, sentence),
      );
      const [found] = said;
      if (found === undefined) continue;
      yield weighed(subject, sentence, said, isPlainAuthority, {
        at: placeOf(sentence),
        message: `“${found.text}” names no source.`,
        remedy: 'Cite the study or the authority itself in the sentence, or leave the sentence out.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

const STRONG =
  /\b(?:professors?|scien(?:ce|tists?|tific)|research(?:ers?)?|stud(?:y|ies)|trials?|laborator(?:y|ies)|universit(?:y|ies)|centuries|millennia|ancients?|ancestors?|tribes?|monks?|elders|shamans?|forefathers|generations|podcasts?|documentar(?:y|ies)|discovered|published|nobel)\b/i;

/** In sales talk, whoever is called to vouch for the thing, in whatever words. */
function voucher(subject: TextSubject, sentence: Sentence): Match | undefined {
  if (sentence.kind !== 'text' || !sells(subject, sentence)) return undefined;
  const [strong] = STRONG.exec(sentence.text) ?? [];
  if (strong !== undefined) return { index: 0, text: strong };
  if (!sells(subject, sentence, 'vouches', 'authorities')) return undefined;
  const { lexicon } = subject;
  const [voucher, vouched] = (['authorities', 'vouches'] as const).map((list) => lexicon.find(list, sentence.text)[0]);
  return spanOf(sentence, voucher, vouched);
}

// "What the studies show" says nothing yet.
const NAMES_TOPIC =
  /^(?:(?:here|this) is )?(?:what|how much|how good|how strong)\b[^.]{0,60}\b(?:shows?|says?|found|finds?|suggests?|know|tells? us|is there|about)[.:]?$/i;
// 'It is thought to be safe for most' or 'to be due to', beside the source.
const IS_CAUTIOUS = /^ be (?:safe|harmless|low|rare|due|caused|a|an|linked|because)\b/i;
// 'Remission is the word doctors use.'
const WORD = /\b(?:word|term|name)(?: that)? $/i;
const SAY = /^(?:\w{1,15} ){1,3}(?:say|says|claim|believe|hold|teach)\b/i;
const IT_IS_SAID = /^(?:it is|is|are) (?:sometimes|often|commonly|widely) (?:said|claimed|argued|believed)\b/i;
const HARMS = ['seriousHarms', 'productQuality'] as const;
const IS_FOUL = /\b(?:wrong amount|another substance|bacteria|heavy metals|undeclared|contaminat\w+)\b/i;
const LINKS = /\b(?:link|associat|report|known|document|describ|found|shown)/i;
const TRADITION =
  /^(?:traditional|since|has (?:long )?been|used|for (?:centuries|generations|(?:thousands|hundreds) of years)|(?:ayurved|traditional chinese|folk))/i;

/** Whether it tells of a harm, or of old custom that the paragraph does not lean on, where a work of the paragraph stands behind it. */
function isWarning(subject: TextSubject, sentence: Sentence, { index, text }: Match): boolean {
  // 'They are said to "warm the womb"' gives others' words, and leans on nobody.
  if (/(?:said|believed|thought|supposed) to$/i.test(text) && /^ "/.test(sentence.text.slice(index + text.length)))
    return leadsAnywhere(subject);
  if (/\bnot\b/i.test(text) || WORD.test(sentence.text.slice(0, index))) return leadsAnywhere(subject);
  // 'Its website said that drinking it would "wipe out" diseases': the words of whoever sells it.
  if (/\b(?:web)?site\b/i.test(text) && sentence.text.includes('"')) return leadsAnywhere(subject);
  // "Traditional practitioners say so. Nobody has been able to measure it."
  if (SAY.test(sentence.text.slice(index)) && isAnswered(subject, sentence)) return true;
  if (IT_IS_SAID.test(text) && leadsAnywhere(subject) && paragraphHas(subject, sentence, 'doubt')) return true;
  const { lexicon } = subject;
  const isOfHarm = HARMS.some((list) => lexicon.has(list, sentence.text)) || IS_FOUL.test(sentence.text);
  if (LINKS.test(text) && isOfHarm && leadsAnywhere(subject)) return true;
  if (!isCitedAround(subject, sentence)) return false;
  if (/(?:thought|believed|considered) to$/i.test(text) && IS_CAUTIOUS.test(sentence.text.slice(index + text.length)))
    return true;
  if (!TRADITION.test(text)) return false;
  return paragraphHas(subject, sentence, 'doubt') || (informs(subject) && !lexicon.has('therapeutic', sentence.text));
}
