import type { CslItem } from '../pack/csl-item.ts';
import type { Gate } from './gate.ts';

const SHORTENERS =
  /^(?:www\.)?(?:bit\.ly|t\.co|goo\.gl|tinyurl\.com|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|lnkd\.in|rb\.gy|cutt\.ly|t\.ly|amzn\.to|tiny\.cc)$/;
const TRACKERS = /^(?:utm_\w+|fbclid|gclid|msclkid|mc_eid|aff(?:iliate)?(?:_?id)?|ref(?:errer)?|tag)$/i;

/** An identifier is a promise that it names one work; one that cannot exist names none. */
export const identifierValid: Gate = {
  id: 'identifier-valid',
  severity: 'error',
  floor: 'error',
  summary: 'DOI, PMID, PMCID, ISBN and ISSN are well formed, and addresses go straight to the source.',

  *inspect({ pack }) {
    for (const { id, csl } of pack.sources) {
      for (const [field, found, expected] of faults(csl))
        yield {
          at: { source: id, field: `csl.${field}` },
          message: `\`${field}\`: found ${JSON.stringify(found)}, expected ${expected}.`,
          remedy: 'Copy the identifier from the source itself.',
          excerpt: found,
        };
      const tracker =
        csl.URL === undefined ? undefined : [...new URL(csl.URL).searchParams.keys()].find((key) => TRACKERS.test(key));
      if (tracker !== undefined)
        yield {
          at: { source: id, field: 'csl.URL' },
          severity: 'warning',
          message: `The address carries \`${tracker}\`, which tells somebody who sent the reader.`,
          remedy: 'Cut it off the address.',
        };
    }
  },
};

function faults({
  DOI,
  PMID,
  PMCID,
  ISBN,
  ISSN,
  URL: address,
}: CslItem): readonly (readonly [string, string, string])[] {
  const found: (readonly [string, string, string])[] = [];
  if (DOI !== undefined && !/^10\.\d{4,9}\/\S*[^\s.,;]$/.test(DOI))
    found.push(['DOI', DOI, 'a bare DOI such as 10.1000/182']);
  if (PMID !== undefined && !/^[1-9]\d{0,8}$/.test(PMID)) found.push(['PMID', PMID, 'up to nine digits']);
  if (PMCID !== undefined && !/^(?:PMC)?[1-9]\d{0,9}$/.test(PMCID)) found.push(['PMCID', PMCID, 'PMC and a number']);
  if (ISBN !== undefined && !isIsbn(ISBN)) found.push(['ISBN', ISBN, 'an ISBN whose check digit fits']);
  if (ISSN !== undefined && !isIssn(ISSN)) found.push(['ISSN', ISSN, 'an ISSN whose check digit fits']);
  if (address !== undefined && SHORTENERS.test(new URL(address).hostname))
    found.push(['URL', address, 'the address of the source, not a shortener that can be pointed elsewhere']);
  return found;
}

const digitOf = (character: string): number => (character.toUpperCase() === 'X' ? 10 : Number(character));

function isIsbn(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (/^\d{13}$/.test(digits))
    return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
  return (
    /^\d{9}[\dX]$/i.test(digits) &&
    [...digits].reduce((sum, digit, index) => sum + digitOf(digit) * (10 - index), 0) % 11 === 0
  );
}

function isIssn(text: string): boolean {
  return (
    /^\d{4}-\d{3}[\dX]$/i.test(text) &&
    [...text.replace('-', '')].reduce((sum, digit, index) => sum + digitOf(digit) * (8 - index), 0) % 11 === 0
  );
}
