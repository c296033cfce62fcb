import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { isOneOf } from '../pack/kinds.ts';
import { answeredIn } from './answered-question.ts';
import { asserted } from './asserted.ts';
import { support } from './carrying-tiers.ts';
import { claimsNothing } from './claims-nothing.ts';
import { weighed } from './doubt.ts';
import { isOfLicence, isOfPractice, isOfStandardCare, isSentToDoctor } from './established-care.ts';
import { orElse } from './or-else.ts';
import { isPlainClaim } from './plain-claim.ts';
import { isHedged, isReport } from './reported.ts';
import { isSalesTalk, sells, spanOf } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import {
  factBehind,
  headingAbove,
  leadsAnywhere,
  paragraphHas,
  placeOf,
  saidBy,
  type TextSubject,
} from './text-subject.ts';
import { isLabelled } from './what-people-report.ts';

const CARRIES_BENEFIT = ['efficacy', 'alternative', 'do-not-stop'] as const;

/** That a thing helps against an illness may be said only where evidence fit for it is cited. */
export const diseaseClaim: TextGate = {
  id: 'disease-claim',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence says that the substance helps against an illness or symptom, unless fit evidence carries it.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      if (!speaksOfBenefit(subject, sentence)) continue;
      if (isCarried(subject, sentence) || isReport(subject, sentence)) continue;
      // A fact is carried by its evidence or not at all, whatever else stands in its paragraph.
      if (sentence.fact === undefined && isOfLicence(subject, sentence)) continue;
      if (isOfPractice(sentence) || isHedged(subject, sentence) || isSentToDoctor(subject, sentence)) continue;
      const claims = claimsIn(subject, sentence);
      const [claim] = claims;
      if (claim === undefined) continue;
      yield weighed(subject, sentence, claims, isPlainClaim, {
        at: placeOf(sentence),
        message: `“${claim.text}” claims a benefit against an illness or symptom, and nothing here carries the claim.`,
        remedy:
          'Say what which study found, with its source and certainty, or that no study has shown it; or leave it out.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

const BENEFITS = ['therapeutic', 'softBenefit', 'benefitAlone', 'recovery'] as const;

/** Whether a sentence has any word that may claim something: most have none, and need no closer look. */
function speaksOfBenefit(subject: TextSubject, sentence: Sentence): boolean {
  for (const list of BENEFITS) if (subject.lexicon.has(list, sentence.text)) return true;
  return answeredIn(subject, sentence) !== undefined || isSalesTalk(subject);
}

function claimsIn(subject: TextSubject, sentence: Sentence): readonly Match[] {
  const { lexicon } = subject;
  const answer = answeredIn(subject, sentence);
  if (
    answer?.says === 'yes' &&
    lexicon.has('therapeutic', answer.question) &&
    lexicon.has('conditions', answer.question)
  )
    return [{ index: 0, text: answer.words }];
  const claims = namesCondition(subject, sentence) ? asserted(subject, 'therapeutic', sentence) : [];
  const said = [...claims, ...softClaims(subject, sentence)].filter(
    (claim) =>
      !isOfStandardCare(subject, sentence, claim) &&
      !(sentence.fact === undefined && claimsNothing(sentence, claim)) &&
      !isTopic(subject, sentence, claim) &&
      !isName(sentence, claim) &&
      !isHarmThatPassed(subject, sentence, claim),
  );
  return orElse(said, () => turnIn(subject, sentence));
}

/** Whether a phrase is the name of a product: “Neptune's Fix”. */
function isName({ text }: Sentence, { index, text: said }: Match): boolean {
  return /^\p{Lu}/u.test(said) && /\p{Lu}[\p{L}]{1,20}'s $/u.test(text.slice(0, index));
}

/** In sales talk, that anything of body or mind turned for the better, in whatever words. */
function turnIn(subject: TextSubject, sentence: Sentence): Match | undefined {
  if (sentence.kind !== 'text' || !sells(subject, sentence)) return undefined;
  const { lexicon } = subject;
  const [effect] = EFFECT.exec(sentence.text) ?? [];
  if (effect !== undefined) return { index: 0, text: effect.trim() };
  const [part] = BODY.flatMap((list) => lexicon.find(list, sentence.text));
  return spanOf(sentence, part, lexicon.find('turns', sentence.text)[0]);
}

// "It sucks the badness out", "the candle pulls what does not belong": what the thing is said to do, whatever that is.
const EFFECT =
  /(?:^|[,;:.] |\b(?:and|because|that|so|as|how) )(?:it|this|that|she|the (?:\w{3,15}))(?:'s| is| will|'ll)? (?:(?:also|really|simply|just|gently|then|actually|literally) ){0,2}(?!(?:is|was|has|had|does|comes?|grows?|tastes?|smells?|costs?|contains?|means?|seems?|looks?|says?|ships?|arrives?|needs?|wants?|thinks?|knows?|being|having|going|coming|using|taking|saying|makes? sense|takes? (?:time|about|a (?:week|month|while)))\b)[a-z]{3,14}(?:s|ing) (?:(?:the|your|my|you|me|what|whatever|any|all|every|a|an|its) [\w' -]{3,40}? ?(?:out|away|up|down|off|loose|open|back|in|go|walk|sleep|rest|behave)?|out|away|up|down|off)\b|\byou(?:'ll| will| can| simply| just)? (?:finally |actually |soon |really )?(?:feel|wake|sleep|drift|float|notice|breathe|move|think|go down|bounce)\b/i;
const BODY = ['bodyAndMind', 'conditions'] as const;

/** Softer words, which claim a benefit only of a remedy; facts are judged by their evidence, not by such words. */
function softClaims(subject: TextSubject, sentence: Sentence): readonly Match[] {
  if (sentence.fact !== undefined || isLabelled(subject, sentence) || !isOfRemedy(subject, sentence)) return [];
  return [
    ...(namesCondition(subject, sentence) ? asserted(subject, 'softBenefit', sentence) : []),
    ...asserted(subject, 'benefitAlone', sentence),
    ...(isUnderCondition(subject, sentence) ? asserted(subject, 'recovery', sentence) : []),
  ];
}

const PASSED =
  /^(?:(?:was|were|is|are|has|have|had) )?(?:improved|settled?|cleared|resolved|recovered|subsided?|abated|disappear(?:s|ed)?|vanish(?:ed)?|fade[ds]?|reversed|gone|healed|better)\b/i;
const AFTER =
  /\b(?:stopping|stopped|stops?|discontinu\w{2,4}|withdrawn|hospital|transplant\w{0,6}|developed|after (?:taking|starting|using|drinking)|who took|while (?:on|taking))\b/i;

/** Whether what went away is a harm, after the remedy was stopped or in hospital. */
function isHarmThatPassed({ lexicon }: TextSubject, { text }: Sentence, claim: Match): boolean {
  return (
    PASSED.test(claim.text) &&
    AFTER.test(text) &&
    (lexicon.has('seriousHarms', text) || /\b(?:stopping|stopped)\b/i.test(text))
  );
}

/**
 * Whether a heading only names what follows: “Treatment for insomnia” or “Lowering blood pressure” of no remedy, and
 * “Feverfew for preventing migraine” in an article that has sources.
 */
function isTopic(subject: TextSubject, { kind, text }: Sentence, claim: Match): boolean {
  if (kind !== 'heading' && kind !== 'label') return false;
  if (!/(?:ing|ment|therapy|relief|reduction|medicine|remed(?:y|ies)|cures?)(?: of| for| in)?$/i.test(claim.text))
    return false;
  if (!subject.lexicon.has('substances', text)) return true;
  if (leadsAnywhere(subject) && claim.index === 0 && !subject.lexicon.has('substances', text.replace(/:.*/, '')))
    return true;
  const isFor = [claim.index, claim.index + claim.text.length].some((end) =>
    / (?:for|in) ?$/i.test(text.slice(0, end)),
  );
  return isFor && leadsAnywhere(subject);
}

/** Whether a remedy is what the sentence, its paragraph or the article is about. */
function isOfRemedy(subject: TextSubject, sentence: Sentence): boolean {
  const { lexicon, document } = subject;
  if (lexicon.has('substances', document.title) || lexicon.has('substances', sentence.text)) return true;
  return paragraphHas(subject, sentence, 'substances');
}

/** Whether a sentence without a source stands under a heading, or in a paragraph, that names an illness. */
function isUnderCondition(subject: TextSubject, sentence: Sentence): boolean {
  if (sentence.isCited || sentence.kind !== 'text') return false;
  if (subject.lexicon.has('conditions', headingAbove(subject, sentence))) return true;
  return paragraphHas(subject, sentence, 'conditions');
}

function namesCondition({ lexicon, pack }: TextSubject, { text }: Sentence): boolean {
  if (lexicon.has('conditions', text)) return true;
  return pack !== undefined && text.toLowerCase().includes(pack.topic.condition.name.toLowerCase());
}

function isCarried(subject: TextSubject, sentence: Sentence): boolean {
  const fact = factBehind(subject, sentence);
  if (fact === undefined || subject.pack === undefined || !isOneOf(CARRIES_BENEFIT, fact.kind)) return false;
  return support(fact, subject.pack, subject.policy).verdict !== 'not-carried';
}
