import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { asserted } from './asserted.ts';
import { weighed } from './doubt.ts';
import { orElse } from './or-else.ts';
import { isPlainAuthority } from './plain-authority.ts';
import { tellsOfOneStudy } from './reported.ts';
import { sells, spanOf } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { leadsAnywhere, placeOf, saidBy, type TextSubject } from './text-subject.ts';

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
const HARMS = ['seriousHarms', 'productQuality'] as const;
const LINKS = /\b(?:link|associat|report|known|document|describ|found|shown)/i;

/** Whether it is said not to be so, or tells of a harm in an article that leads to works. */
function isWarning(subject: TextSubject, { text: said }: Sentence, { text }: Match): boolean {
  if (!leadsAnywhere(subject)) return false;
  if (/\bnot\b/i.test(text)) return true;
  return LINKS.test(text) && HARMS.some((list) => subject.lexicon.has(list, said));
}
