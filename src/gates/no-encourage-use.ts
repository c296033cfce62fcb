import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import type { Fact } from '../pack/fact.ts';
import { isOneOf, LEGAL_KINDS } from '../pack/kinds.ts';
import { asserted } from './asserted.ts';
import { weighed } from './doubt.ts';
import { isOfLeaflet } from './established-care.ts';
import { orElse } from './or-else.ts';
import { isPlainCall } from './plain-call.ts';
import { isReport } from './reported.ts';
import { sells } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { factBehind, leadsAnywhere, placeOf, saidBy, type TextSubject } from './text-subject.ts';

/** An article informs; whoever tells readers to try a thing answers for what it does to them. */
export const noEncourageUse: TextGate = {
  id: 'no-encourage-use',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence invites readers to take, try, choose, combine or buy the substance.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const said = orElse(
        asserted(subject, 'encourageUse', sentence).filter(
          (match) => !isHabit(sentence, match) && !isOfCare(subject, sentence, match),
        ),
        () => invitation(subject, sentence),
      );
      const [found] = said;
      if (
        found === undefined ||
        isReport(subject, sentence) ||
        isOfLeaflet(subject, sentence) ||
        isLaw(factBehind(subject, sentence))
      )
        continue;
      yield weighed(subject, sentence, said, isPlainCall, {
        at: placeOf(sentence),
        message: `“${found.text}” encourages use.`,
        remedy: 'Leave it out; say what is known instead of what to do with it.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

// What people may buy or hold is what a law says, not an invitation.
function isLaw(fact: Fact | undefined): boolean {
  return fact !== undefined && isOneOf(LEGAL_KINDS, fact.kind);
}

// "Some clinics draw blood and mix it with ozone": what others do is no call to the reader.
const OTHERS_DO = /^(?:some|many|a few|several|most|other|certain) (?!of you)\w/i;

function isHabit({ text }: Sentence, { index, text: said }: Match): boolean {
  if (/^(?:do not|don't) (?:wait|hesitate)|\bstart$/i.test(said))
    return GETS_HELP.test(text.slice(index + said.length));
  if (/\b(?:before|unless|until|whether|without asking) (?:you|they|anyone|people) $/i.test(text.slice(0, index)))
    return true;
  if (/\bmost $/i.test(text.slice(0, index))) return true;
  return (
    OTHERS_DO.test(text) && /^(?:mix|stack|combine|pair|blend|take|use|drink|give|add|try|start|begin)\b/i.test(said)
  );
}

/** Whether a sourced article speaks of the right amount of what is no remedy: “fluid, in the right amount”. */
function isOfCare(subject: TextSubject, { text }: Sentence, { text: said }: Match): boolean {
  return (
    /^(?:right|correct|proper|effective|therapeutic|recommended|starting) (?:dos|amount)/i.test(said) &&
    leadsAnywhere(subject) &&
    !subject.lexicon.has('substances', text)
  );
}

// "Do not wait for symptoms", "you can start again": go for help at once, go back to treatment.
const GETS_HELP = /^ (?:again|for|until|to (?:see|call|get|seek|ask|contact|ring|phone|speak))\b/i;

const INVITES =
  /^["'(]?(?:(?:so|now|then|just|please|simply|go on|and|well|trust me|honestly|seriously|when you[^,]{1,40}|if you[^,]{1,40}),? ){0,2}(?:get|grab|give|let|try|order|book|reserve|join|write|message|dm|click|tap(?! water)|use|run|treat|come|visit|download|subscribe|sign|claim|find|pick|add|make|put|bring|pour|brew|open|start|begin|discover|say|feel|experience|trust|listen|ask for|choose|swap|switch|stock|keep|pop|drop|share|tell|send|call|ring|enjoy|embrace|welcome|become|take|see|imagine)\b|\b(?:link in|use code|promo|coupon|% off|free (?:sample|bottle|delivery|shipping|trial|consult\w*)|travels? free|will find you|at your door|write to us|in my (?:stories|bio|shop|store|highlights)|sent you|pm (?:me|for)|hook (?:you|ya) up|look after (?:you|ya)|(?:do|kindly|pls|please|always) (?:try|share|forward|give|order|contact|call|plant|pass|tell|join|write|come|visit|ask for)|(?:beds?|places?|spots?|seats?|slots?|tickets?) (?:left|remain|free|open|available)|(?:two|few|three|one|five|\d{1,3}) (?:\w{1,12} )?(?:left|remaining)|(?:door|gate|shop|inbox|dms?) (?:is|are) (?:always )?open|waiting list|you (?:only have|have only) to|all you (?:have|need) to do|get amongst|(?:do not|don't|never) (?:let|be) (?:\w{1,12} )?(?:lack|without|miss)|cushion is kept|travels (?:free|well)|pinned post|(?:get|pop|lay|put|place|chuck|throw) (?:\w{1,12} ){1,5}(?:in the (?:basket|cart|trolley|cupboard|freezer|post)|in)(?=[.!]|$)|don't (?:faff|dither|dawdle|delay|wait|hang)|his name on|your name (?:on|in)|ships (?:flat|free|same|worldwide|from)|dm me|message me|sells? out|running out|while it lasts|got to lose|have to lose|for yourselves|get yourselves?|(?:go|ring|call|come|pop|nip) (?:today|now|round|along|by|in|down)\b|ready to|(?:talk|speak|chat|turn) to (?:us|our|a (?:\w+ )?(?:homeopath|naturopath|herbalist|healer|coach|guide|shaman|practitioner)))\b/i;

/** In sales talk, any call to the reader. */
function invitation(subject: TextSubject, sentence: Sentence): Match | undefined {
  if (!sells(subject, sentence)) return undefined;
  const [words] = INVITES.exec(sentence.text) ?? [];
  return words === undefined ? undefined : { index: 0, text: words };
}
