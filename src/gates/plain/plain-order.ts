import type { Sentence } from '../../document/document.ts';
import type { TextSubject } from '../text-subject.ts';
import { isOwnVoice } from './plain.ts';

const ORDER =
  /(?:^|[;:—–]\s|, (?:then |and )?)(?:(?:please|just|simply|then|first|always),? )?(?:take|start|begin|use|try|drink|swallow|dissolve|mix|chew|brew|stick|aim|give|add|double|repeat|increase|raise|go|work|dose|have|stir|apply|inject|adults? (?:can|should|may)|you (?:can|should|may|need to|must)|beginners? (?:can|should|may))\b/i;
const AGAINST =
  /\b(?:not|never|no more|don't|avoid|stop|without|unless|doctor|gp|pharmacist|nurse|midwife|prescri\w*|label|package|leaflet|emergency|999|911|112|ambulance|poison\w*|inhaler|water|fluids?|meals?|sleep|hours of|steps?)\b/i;
const OF_CARE = ['standardCare', 'namedMedicines', 'medicines'] as const;

/** Whether a sentence tells the reader outright how much of a remedy to take. */
export function isPlainOrder(subject: TextSubject, sentence: Sentence): boolean {
  const { text } = sentence;
  const { lexicon } = subject;
  const order = ORDER.exec(text);
  if (order === null || AGAINST.test(text) || OF_CARE.some((list) => lexicon.has(list, text))) return false;
  if (!lexicon.has('substances', `${subject.document.title} ${text}`)) return false;
  return isOwnVoice(subject, sentence, { index: order.index, text: text.slice(order.index) }, OF_ADVICE);
}

// "You can take" is as plain an order as "take".
const OF_ADVICE = /\b(?:might|perhaps|possibly|seems?|appears?|suggests?)\b/i;
