import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { informs } from './informs.ts';
import { leadsAnywhere, type TextSubject } from './text-subject.ts';

/** Whether words that often claim a benefit only tell who is treated, by whom, or that something went wrong. */
export function claimsNothing(subject: TextSubject, sentence: Sentence, claim: Match): boolean {
  return (
    IS_NO_VERB.test(sentence.text.slice(0, claim.index + claim.text.length)) ||
    isTooMuch(sentence, claim) ||
    isInName(sentence, claim) ||
    isUseNow(subject, sentence, claim) ||
    isAim(subject, sentence, claim) ||
    isDissolved(sentence, claim) ||
    isReasonOfWarning(sentence, claim) ||
    isOfBody(sentence, claim) ||
    isTreatmentAlready(sentence, claim) ||
    isTurnForWorse(sentence, claim) ||
    isOfCareAtLarge(subject, sentence, claim) ||
    isDoneByDoctors(subject, sentence, claim)
  );
}

const INSTITUTION =
  /^(?: (?:\p{Lu}[\p{L}-]{1,20}|and|of|for)){0,5} (?:Administration|Agency|Authority|Institute|Society|Association|Academy|Network|Council|Committee|Trust|Board|Act|Regulations?|Order|Cent(?:er|re))\b/u;

/** Whether it is part of the name of an institution or a law: “the Therapeutic Goods Administration”. */
function isInName({ text }: Sentence, claim: Match): boolean {
  return /^\p{Lu}/u.test(claim.text) && INSTITUTION.test(text.slice(claim.index + claim.text.length));
}

/** Whether a sourced article only says what one would like to reach, and names no remedy: “what we want to prevent”. */
function isAim(subject: TextSubject, { text }: Sentence, claim: Match): boolean {
  if (!/\b(?:want|hope|aim|try|tries|trying|need|goal is|point is) to $/i.test(text.slice(0, claim.index)))
    return false;
  return leadsAnywhere(subject) && !subject.lexicon.has('substances', text);
}

/** Whether it is the capsule or tablet itself that dissolves. */
function isDissolved({ text }: Sentence, claim: Match): boolean {
  return (
    /^dissol/i.test(claim.text) &&
    /\b(?:capsules?|tablets?|powders?|pills?|coat(?:ing)?s?|wafers?|lozenges?) (?:that |which |will |can )?$/i.test(
      text.slice(0, claim.index),
    )
  );
}

/** Whether an article that informs only says what people take the thing for now: “Today it is taken to prevent migraine.” */
function isUseNow(subject: TextSubject, { text }: Sentence, claim: Match): boolean {
  return (
    /^(?:today|nowadays|now|currently|these days),? (?:it|they|the \w{2,15}) (?:is|are) (?:\w{1,12} )?(?:taken|used|drunk|smoked|applied) (?:to|for) $/i.test(
      text.slice(0, claim.index),
    ) && informs(subject)
  );
}

const WARNED =
  /\b(?:careful|caution|avoid|should not|must not|do not|not (?:suitable|recommended|advised|safe)|check with|(?:tell|ask) (?:your|a|the)|need(?:s)? (?:closer |extra )?(?:monitoring|checks))\b[^.]{0,160}\b(?:since|because|as|for) (?:it|they|this|these|the \w{1,15}|both)\b[^.]{0,60}$/i;

/** Whether it is why somebody is told to take care: “be careful with it, since it may lower blood sugar”. */
function isReasonOfWarning({ text }: Sentence, claim: Match): boolean {
  return (
    /^(?:lower|reduc|rais|increas|slow|thin|relax|calm)/i.test(claim.text) && WARNED.test(text.slice(0, claim.index))
  );
}

const BODY_DOES =
  /^(?:(?:the|these|its|thyroid|sex|stress|growth|digestive) ){0,3}(?:hormones?|glands?|thyroid|kidneys?|liver|pancreas|enzymes?|cells?|immune system|brain|body|gut)\b[^,;:.]{0,40}$/i;

/** Whether it is a part of the body that does it, with a source: “The hormones regulate metabolism [1].” */
function isOfBody({ text, isCited }: Sentence, claim: Match): boolean {
  return isCited && BODY_DOES.test(text.slice(0, claim.index));
}

/** Whether it is what somebody already has: “if you take medicine for depression”. */
function isTreatmentAlready({ text }: Sentence, claim: Match): boolean {
  return (
    /^(?:remed(?:y|ies)|treat(?:ment|ed|ing)?|therapy|medicine)\b/i.test(claim.text) &&
    HAS_TREATMENT.test(text.slice(0, claim.index))
  );
}

const DOCTORS =
  /\b(?:unit|hospital|ward|clinic|doctor|surgeon|team|nurse|midwife|gp|pharmacist|dietitian|physiotherapist|therapist|specialist|helpline|charity|service|cent(?:er|re)|group)s?\b[^.,;]{0,40}$/i;

/** Whether it is doctors and the like who treat or help: “a burns unit treated 650 children”, “a nurse can help you”. */
function isDoneByDoctors(subject: TextSubject, { text }: Sentence, claim: Match): boolean {
  return (
    /^(?:treat|help|support|manag|address|reliev|tackl)/i.test(claim.text) &&
    DOCTORS.test(text.slice(0, claim.index)) &&
    leadsAnywhere(subject)
  );
}

/** Whether it has gone up or wrong, or is to be kept off something: “keep it off open wounds”. */
function isTurnForWorse({ text }: Sentence, claim: Match): boolean {
  const after = text.slice(claim.index + claim.text.length);
  if (/\bgone$/i.test(claim.text)) return /^ (?:up|wrong|bad|off|too|missing|untreated)\b/i.test(after);
  return /^keep\b.*\b(?:off|away)$/i.test(claim.text) && /^ (?:open|broken|from|the|your|children)\b/i.test(after);
}

/** Whether a sentence of an article with sources begins with treating an illness, and names no remedy. */
function isOfCareAtLarge(subject: TextSubject, { text }: Sentence, claim: Match): boolean {
  return (
    claim.index === 0 &&
    /^(?:treat|manag|lower|reduc|prevent|reliev)\w{0,3}ing\b/i.test(claim.text) &&
    leadsAnywhere(subject) &&
    !subject.lexicon.has('substances', text)
  );
}

// A heart that beats and a quiet room relieve nothing.
const IS_NO_VERB = /\b(?:heart|pulse)s? beats?$|\b(?:an?|the|in|very|as|some) quiet$|\b(?:heart|pulse)s? beating$/i;

const HAS_TREATMENT =
  /\b(?:tak(?:e|es|en|ing)|took|on|have|has|had|having|get|getting|need(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|under|during|delay(?:s|ed|ing)?|before|seek(?:s|ing)?|start(?:s|ed|ing)?|stop(?:s|ped|ping)?|being|be|is|are|was|were) (?:(?:any|a|an|the|your|their|other|proper|medical|prescribed|prescription|further|effective) ){0,2}$/i;

const TOO_MUCH = /\b(?:so (?:far|low|much) that|too (?:low|far|much)|dangerously)\b/i;
const IS_ILL = /\b(?:skin|ill|weak|sick|bleed\w*|appetite|vomit\w*)\b/i;

/** Whether it ends with something, goes down too far, or is a loss of weight beside other harms. */
function isTooMuch({ text }: Sentence, claim: Match): boolean {
  if (/^ends?$|^ending$/i.test(claim.text))
    return /^ (?:with|in|on|by|at)\b/i.test(text.slice(claim.index + claim.text.length));
  if (/\bweight$/i.test(claim.text) && IS_ILL.test(text)) return true;
  return /^(?:lower|reduc|decreas|drop|cut|bring)/i.test(claim.text) && TOO_MUCH.test(text);
}
