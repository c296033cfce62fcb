import type { Sentence } from '../document/document.ts';
import type { Match } from '../language/lexicon.ts';
import { asserted } from './asserted.ts';
import { weighed } from './doubt.ts';
import { isOfStandardCare } from './established-care.ts';
import { orElse } from './or-else.ts';
import { isPlainStory } from './plain-story.ts';
import { isReport } from './reported.ts';
import { sells, spanOf } from './sales-talk.ts';
import type { TextGate } from './text-gate.ts';
import { leadsAnywhere, paragraphHas, paragraphOf, placeOf, saidBy, type TextSubject } from './text-subject.ts';
import { isLabelled } from './what-people-report.ts';

/** What people feel after taking something does not show what it did. */
export const anecdoteNotEvidence: TextGate = {
  id: 'anecdote-not-evidence',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence gives what users say as if it showed that the substance works.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const said = orElse(
        [...asserted(subject, 'testimony', sentence), ...asserted(subject, 'anecdote', sentence)].filter(
          (match) => isTestimony(subject, sentence, match) && !isOfStandardCare(subject, sentence, match),
        ),
        () => storyIn(subject, sentence) ?? patientIn(subject, sentence),
      );
      const [found] = said;
      if (found === undefined || isReport(subject, sentence) || isLabelled(subject, sentence)) continue;
      yield weighed(subject, sentence, said, isPlainStory, {
        at: placeOf(sentence),
        message: `“${found.text}” gives experience as evidence.`,
        remedy: 'Cite a study; or move it under a heading such as “What people report” and say that it shows nothing.',
        excerpt: sentence.excerpt,
      });
    }
  },
};

/** Whether somebody's experience says that something came of it; some phrases say so by themselves. */
function isTestimony(subject: TextSubject, { text }: Sentence, { index, text: said }: Match): boolean {
  const { lexicon } = subject;
  // “Please tell us what you take.”
  if (/^tell us\b/i.test(said) && /(?:^|please |and |or |to )$/i.test(text.slice(0, index))) return false;
  if (TO_DOCTOR.test(text.slice(0, index))) return false;
  const isSworn = lexicon.find('testimony', text).some((phrase) => /^swears?\b/i.test(phrase.text));
  if (
    leadsAnywhere(subject) &&
    !isSworn &&
    (HARMS.some((list) => lexicon.has(list, text)) || IS_WORSE.test(text) || IS_TOLD.test(text))
  )
    return false;
  const rest = text.slice(index);
  if (lexicon.has('benefit', rest) || lexicon.find('testimony', rest)[0]?.index === 0) return true;
  const isOfHealth =
    lexicon.has('conditions', rest) || (subject.pack === undefined && lexicon.has('bodyAndMind', rest));
  return isOfHealth && (TOOK_AWAY.test(rest) || WENT.some((list) => lexicon.has(list, rest)));
}

// "Thousands of people say that it took their pain away."
const TOOK_AWAY = /\b(?:tak(?:e|es|en|ing)|took) [^.,;]{1,40} away\b/i;
const WENT = ['therapeutic', 'recovery', 'softBenefit', 'turns'] as const;

// "People with asthma should ask their doctor first."
const TO_DOCTOR =
  /\b(?:should|must|can|may|to|could|please|advised to|need to) (?:first )?(?:ask|tell|see|consult|contact|call|(?:speak|talk) (?:to|with)|check with) $/i;
const IS_TOLD =
  /\b(?:are|is|were|was|been|being|be) (?:\w{1,12} )?told\b|^(?:i am|i'm|we are|we're) (?:glad|pleased|sorry|happy)\b/i;
const HARMS = ['seriousHarms', 'sideEffects'] as const;
// What somebody suffered shows no benefit: "I stopped my patches and the sweats are back".
const IS_WORSE =
  /\b(?:symptoms?|pain|sweats|flushes|anxiety|depression|illness|attacks?|migraines?|they|it) (?:is|are|was|were|came|come|has come|have come) (?:all |right )?back\b|\blost (?:the use|consciousness|control|(?:his|her|their) (?:sight|hearing|sense|lives|life|jobs?|leg|legs|arm|balance))\b|\b(?:worse|relapsed?|withdrawal|ended up in|in hospital)\b/i;

// "Moira from Oban", "Paul, 54", "– Rob": whoever is named so tells a story.
const BY_NAME =
  /(?<!\p{L})(?:Mrs?|Ms|Mr)\.? \p{Lu}|(?<!\p{L})\p{Lu}\p{Ll}{1,15}(?: \p{Lu}\.?)?(?:,? (?:from|of|in) (?:the )?\p{Lu}|, (?:aged )?\d\d(?!\d))|[–—-] ?\p{Lu}\p{Ll}{1,15}(?: \p{Lu}\.?)?(?:$|[,(])/u;

/** In sales talk, what the writer or anybody else went through, in whatever words. */
function storyIn(subject: TextSubject, sentence: Sentence): Match | undefined {
  const { lexicon } = subject;
  if (sentence.kind !== 'text' || !sells(subject, sentence)) return undefined;
  const [person] = lexicon.find('persons', sentence.text);
  if (person !== undefined) return person;
  const [named] = BY_NAME.exec(sentence.text) ?? [];
  if (named !== undefined) return { index: 0, text: named };
  const [self] = lexicon.find('firstPerson', sentence.text);
  return spanOf(sentence, self, TOLD.flatMap((list) => lexicon.find(list, sentence.text))[0]);
}

// "Margaret, 61, had …", "Mr K., a teacher of 44, had been on …": how the story of one patient begins.
const PATIENT =
  /^(?:(?:Mrs?|Ms|Miss)\.? )?\p{Lu}(?:\p{Ll}{1,15}|\.)(?: \p{Lu}(?:\p{Ll}{1,15}|\.))?, (?:(?:aged )?\d\d|(?:now )?in (?:his|her|their) \p{Ll}{4,12}|an? \p{Ll}{3,15}(?: \p{Ll}{2,15}){0,3} of \d\d),/u;
const CAME_OF_IT = ['therapeutic', 'recovery', 'softBenefit', 'testimony', 'turns'] as const;

const OF_HARM = ['seriousHarms', 'doubt'] as const;

/** Whether a sentence begins the story of somebody by name and age for whom a remedy, in the same paragraph, did something. */
function patientIn(subject: TextSubject, sentence: Sentence): Match | undefined {
  if (sentence.kind !== 'text') return undefined;
  const [named] = PATIENT.exec(sentence.text) ?? [];
  if (named === undefined || !CAME_OF_IT.some((list) => paragraphHas(subject, sentence, list))) return undefined;
  // What somebody says is told as said.
  if (paragraphOf(subject, sentence).some(({ text }) => /\b(?:said|says|told)\b/i.test(text))) return undefined;
  if (OF_HARM.some((list) => paragraphHas(subject, sentence, list))) return undefined;
  return { index: 0, text: named };
}

const TOLD = ['turns', 'bodyAndMind', 'medicines', 'conditions'] as const;
