import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';

/** Whether words that often claim a benefit only name something, or say that something went down too far or wrong. */
export function claimsNothing(sentence: Sentence, claim: Match): boolean {
  return (
    IS_NO_VERB.test(sentence.text.slice(0, claim.index + claim.text.length)) ||
    isTooMuch(sentence, claim) ||
    isInName(sentence, claim) ||
    isTurnForWorse(sentence, claim)
  );
}

const INSTITUTION =
  /^(?: (?:\p{Lu}[\p{L}-]{1,20}|and|of|for)){0,5} (?:Administration|Agency|Authority|Institute|Society|Association|Academy|Network|Council|Committee|Trust|Board|Act|Regulations?|Order|Cent(?:er|re))\b/u;

/** Whether it is part of the name of an institution or a law: “the Therapeutic Goods Administration”. */
function isInName({ text }: Sentence, claim: Match): boolean {
  return /^\p{Lu}/u.test(claim.text) && INSTITUTION.test(text.slice(claim.index + claim.text.length));
}

/** Whether it has gone up or wrong, or is to be kept off something: “keep it off open wounds”. */
function isTurnForWorse({ text }: Sentence, claim: Match): boolean {
  const after = text.slice(claim.index + claim.text.length);
  if (/\bgone$/i.test(claim.text)) return /^ (?:up|wrong|bad|off|too|missing|untreated)\b/i.test(after);
  return /^keep\b.*\b(?:off|away)$/i.test(claim.text) && /^ (?:open|broken|from|the|your|children)\b/i.test(after);
}

// A heart that beats and a quiet room relieve nothing.
const IS_NO_VERB = /\b(?:heart|pulse)s? beats?$|\b(?:an?|the|in|very|as|some) quiet$|\b(?:heart|pulse)s? beating$/i;

const TOO_MUCH = /\b(?:so (?:far|low|much) that|too (?:low|far|much)|dangerously)\b/i;
const IS_ILL = /\b(?:skin|ill|weak|sick|bleed\w*|appetite|vomit\w*)\b/i;

/** Whether it ends with something, goes down too far, or is a loss of weight beside other harms. */
function isTooMuch({ text }: Sentence, claim: Match): boolean {
  if (/^ends?$|^ending$/i.test(claim.text))
    return /^ (?:with|in|on|by|at)\b/i.test(text.slice(claim.index + claim.text.length));
  if (/\bweight$/i.test(claim.text) && IS_ILL.test(text)) return true;
  return /^(?:lower|reduc|decreas|drop|cut|bring)/i.test(claim.text) && TOO_MUCH.test(text);
}
