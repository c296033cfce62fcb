import { weighed } from './doubt.ts';
import { isTold } from './plain.ts';
import type { TextGate } from './text-gate.ts';
import { placeOf, saidBy } from './text-subject.ts';

/** Careless words on suicide cost lives; the rules are those of the WHO for people who write about it. */
export const safeMessaging: TextGate = {
  id: 'safe-messaging',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence on suicide or self-harm uses words that blame, praise a method, or offer death as a way out.',

  *inspect(subject) {
    for (const sentence of saidBy(subject)) {
      const [found] = subject.lexicon.find('unsafeMessaging', sentence.text);
      if (found === undefined) continue;
      yield weighed(subject, sentence, [found], isTold, {
        at: placeOf(sentence),
        message: `“${found.text}” is unsafe wording about suicide or self-harm.`,
        remedy: 'Say “died by suicide” or “attempted suicide”, name no method, and point to help.',
        excerpt: sentence.excerpt,
      });
    }
  },
};
