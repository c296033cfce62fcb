import { sourceOf } from '../pack/resolved-pack.ts';
import { factOf, type Gate, type Subject } from './gate.ts';
import { sentencesOf } from './sentences.ts';

const NUMBER = '(?:\\d+(?:[.,]\\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)';
const UNIT =
  '(?:mg|milligram(?:me)?s?|g|gram(?:me)?s?|kg|µg|μg|mcg|microgram(?:me)?s?|m[lL]|millilit(?:er|re)s?|IU|capsules?|tablets?|pills?|drops?|teaspoons?|tablespoons?|tsp|tbsp|scoops?|gummies|gummy|ounces?|oz|cups?|sachets?|droppers?(?:ful)?|shots?)';
const AMOUNT = new RegExp(`\\b${NUMBER}(?:\\s*(?:-|–|to|or)\\s*${NUMBER})?[\\s-]*${UNIT}\\b`, 'i');

const TELLS_TO = [
  /(?:^|[:;—–,]\s+|\b(?:then|and|or|please|first|simply|just)\s+)(?:take|use|start|begin|try|increase|drink|swallow|consume|dissolve|mix|chew|brew|dose|stick|stay|limit|aim|repeat|sip|add|measure|ingest)\b(?!\s+(?:of|in)\b)/i,
  /\b(?:should|must|ought to|needs? to|has to|have to|had better|can safely|may safely|are encouraged to|is encouraged to|want to)\b/i,
  /\brecommend(?:s|ed|ing|ations?)?\b|\badvis(?:e|es|ed|able|ing)\b|\bsuggest(?:s|ed)?\s+(?:a|an|starting|taking|using|beginning)\b|\bguidelines?\b/i,
  /\b(?:starting|start|initial|beginner(?:'s|s)?|typical|usual|standard|optimal|ideal|effective|safe|maintenance|common|therapeutic|proper|right|correct|appropriate|good)\s+(?:daily\s+)?(?:dos(?:e|es|age|ages|ing)|amounts?|intakes?|servings?)\b/i,
  /\b(?:gradually|slowly)\s+(?:increas|titrat|work|build)|\bwork(?:ing)? (?:your|their) way up\b|\bincreased? (?:it )?as needed\b/i,
  /\byou(?:'ll|r)?\b/i,
];

/** An amount told as advice is a prescription by a stranger; what studies gave may be told as what studies gave. */
export const noDosingAdvice: Gate = {
  id: 'no-dosing-advice',
  severity: 'error',
  floor: 'error',
  summary: 'No sentence tells the reader how much to take, unless a regulator is its source.',

  *inspect(subject) {
    const { document, pack } = subject;
    for (const { text, fact } of document.statements) {
      if (isRegulated(subject, fact)) continue;
      const advice = adviceIn(text, pack.locale);
      if (advice === undefined) continue;
      yield {
        at: fact === undefined ? { field: 'template' } : { fact, field: 'statement' },
        message: `“${advice}” reads as advice on how much to take.`,
        remedy: 'Say who gave how much to whom in which study, or leave the amount out.',
        excerpt: advice,
      };
    }
    for (const { text } of document.pieces) {
      const advice = adviceIn(text, pack.locale);
      if (advice === undefined) continue;
      const message = `“${advice}” reads as advice on how much to take.`;
      yield { at: { field: 'title' }, message, remedy: 'Leave the amount out.', excerpt: advice };
    }
  },
};

function adviceIn(text: string, locale: string): string | undefined {
  if (!AMOUNT.test(text)) return undefined;
  return sentencesOf(text, locale).find(
    (sentence) => AMOUNT.test(sentence) && TELLS_TO.some((pattern) => pattern.test(sentence)),
  );
}

function isRegulated(subject: Subject, id: string | undefined): boolean {
  const fact = factOf(subject, id);
  const tiers = fact?.citations.map(({ source }) => sourceOf(subject.pack, source)?.tier) ?? [];
  return tiers.some((tier) => tier === 'regulator' || tier === 'statute');
}
