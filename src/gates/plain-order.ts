import type { Sentence } from '../document/document.ts';
import { AMOUNT, FREQUENCY, ORDERS } from './dosing-words.ts';
import { namesCare } from './names-care.ts';
import { isForEverybody } from './official-amounts.ts';
import { isOwnVoice } from './plain.ts';
import { isWordOfAuthority } from './reported.ts';
import type { TextSubject } from './text-subject.ts';

// “Move a little each day” is no dose of anything.
const OF_IT = /\b(?:it|them|this|these|one|two)\b/;
// “15 g of fast sugar”.
const OF_WHAT = /\d ?(?:g|grams?|mg|mcg|ml|micrograms?|milligrams?) of (?!it\b|this\b)(?:[\p{L}'-]{2,20} ?){1,4}/u;
// “The urate that your body makes” orders nothing.
const OF_READER = /\byour (?:body|tolerance|amount|intake)\b/g;
const AGAINST =
  /^(?:supposedly|allegedly|reportedly|apparently|purportedly)\b|\b(?:not|never|no more|at most|limit(?:ed|s)?|don't|avoid|stop|without|unless|doctor|gp|pharmacist|nurse|midwife|team|talk|ask|tell|prescri\w*|label|package|leaflet|emergency|999|911|112|ambulance|poison\w*|inhaler|hours of|steps?|mg\/dL|mmol|glucose|sugar|hypo\w*|recheck)\b/i;
// "Eat garlic with meals" is about food; "swallow three capsules with every meal" is not.
const OF_FOOD = /\b(?:water|fluids?|meals?|sleep)\b/i;
const OF_PILLS =
  /\b(?:mg|mcg|micrograms?|milligrams?|capsules?|tablets?|pills?|softgels?|gummies|drops|scoops?|sachets?)\b/i;

/** Whether a sentence tells the reader outright how much of a remedy to take. */
export function isPlainOrder(subject: TextSubject, sentence: Sentence): boolean {
  // Whom the article quotes gives no order of its own.
  const text = sentence.text.replace(/"[^"]*"/g, '""');
  const { lexicon } = subject;
  const said = text.toLowerCase();
  // “The WHO advises 20 mg of zinc a day [5].”
  if ((sentence.isCited && isWordOfAuthority(sentence)) || isForEverybody(`${subject.document.title} ${text}`))
    return false;
  const isOften = FREQUENCY.test(said) && (OF_IT.test(said) || lexicon.has('substances', text));
  if (!AMOUNT.test(said) && !isOften) return false;
  const ordered = said.replace(OF_READER, '');
  if (
    (!orders(ordered) && !IDEAL.test(said)) ||
    AGAINST.test(text) ||
    (OF_FOOD.test(text) && !OF_PILLS.test(text)) ||
    namesCare(lexicon, text)
  )
    return false;
  const [of = ''] = OF_WHAT.exec(said) ?? [];
  if (of !== '' && !lexicon.has('substances', of)) return false;
  if (!lexicon.has('substances', subject.document.title) && !lexicon.has('substances', text)) return false;
  return isOwnVoice(subject, sentence, { index: 0, text }, OF_ADVICE);
}

// “The ideal dose of ashwagandha is 600 mg”: whose, if not the reader's?
const IDEAL = /\b(?:ideal|best|right|optimal|perfect|correct) (?:daily )?(?:dos(?:e|age)|amount)\b[^.;]{0,40}\bis\b/;

/** Whether a sentence orders anything; “when children have a cold, a spoonful of honey …” does not yet. */
function orders(said: string): boolean {
  return ORDERS.some((order) => {
    const [words] = order.exec(said) ?? [];
    // “I use it every day” shows the reader no amount.
    if (words === undefined || (/^(?:i|we)\b/.test(words) && !AMOUNT.test(said))) return false;
    return !/^(?:for|if|when|once|until|after|on)\b.* have \S+$/.test(words);
  });
}

// "You can take" is as plain an order as "take".
const OF_ADVICE = /\b(?:might|perhaps|possibly|seems?|appears?|suggests?)\b/i;
