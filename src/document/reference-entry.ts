import { hostKind, hostOf } from './host-kind.ts';

/** An entry of an article's reference list. */
export interface ReferenceEntry {
  readonly id: string;
  readonly names: readonly string[];
  readonly text: string;
  /** Whether somebody could find the work by it, and it is not a seller's page. */
  readonly isFindable: boolean;
  readonly identifiers: readonly Identifiers[];
}

/** What a work is looked up by. */
export interface Identifiers {
  readonly doi?: string;
  readonly pmid?: string;
}

/** An identifier of a work: DOI, PubMed, ISBN, or the number of a law. */
export const WORK_ID =
  /\b(?:NG|CG|TA|QS|CKS)\d{1,4}\b|\b10\.\d{4,9}\/[^\s"<>]{1,200}|\bPM(?:ID|CID):?\s{0,2}(?:PMC)?\d{1,9}\b|\bPMC\d{4,9}\b|\bISBN[\s:-]{0,3}[\dX-]{10,17}\b|\b\d{1,3} (?:U\.S\.C\.|C\.F\.R\.|USC|CFR)\s?§{0,2}\s?\d|§\s?\d{1,5}|\b(?:Act|Ordinance|Regulation|Directive)(?: \(EU\))? (?:No\.? ?)?\d{2,4}[/-]?\d{0,4}\b|\bFed\. Reg\.|\b\d{1,3} FR \d{3,6}/i;

/** What hardly any sentence has but one that names a work: a year, an identifier, an address, the host of an institution. */
export const LOOKS_FINDABLE = new RegExp(
  String.raw`${WORK_ID.source}|https?://|\b(?:1[89]|20)\d\d\b|\b[a-z\d][a-z\d-]{1,40}\.(?:gov|gob|gouv|org|edu|int|ac|nhs|eu)\b`,
  'i',
);

/** A web address in running text. */
export const ADDRESS = /\bhttps?:\/\/[^\s"<>)\]]{1,500}/gi;
const YEAR = /\b(?:19|20)\d\d\b/;
const AUTHOR =
  /^\P{L}{0,12}\p{Lu}[\p{L}'-]{1,30},? (?:\p{Lu}\.? ?){1,4}|\bet al\b|^\P{L}{0,12}(?:NICE|NHS|SIGN|MHRA|EMA|EFSA|FDA|WHO|CDC|NIH|NCCIH|TGA|World|National|US|U\.S\.|European|Food|Centers|Ministry|Department|Cochrane|Royal|American|British|Federal)\b/u;
const CONTAINER =
  /\b(?:J|Journal|BMJ|Lancet|JAMA|Cochrane|Reviews?|Rev|Med(?:icine)?|Psych\w{0,12}|Pharm\w{0,12}|Press|University|Agency|Administration|Institutes?|Ministry|Gazette|Bulletin|Guideline|Report|Code|WHO|FDA|NIH|CDC|NHS|EMA|Phytomed\w{0,6}|Drug\w{0,4}|Clin|Neurol|Addict\w{0,6})\b/;

/** The DOIs and PubMed numbers in a text or an address. */
export function identifiersIn(text: string): readonly Identifiers[] {
  if (!/10\.|pmid|pubmed/i.test(text)) return NO_IDENTIFIERS;
  const plain = text.replace(/%2f/gi, '/');
  const dois = plain.match(/\b10\.\d{4,9}\/[^\s"<>?#]{1,200}/g) ?? [];
  const pmids = plain.matchAll(/\bPMID:?\s{0,2}(\d{1,9})\b|pubmed(?:\.ncbi\.nlm\.nih\.gov)?\/(\d{1,9})\b/gi);
  return [
    ...dois.map((doi) => ({ doi: doi.replace(/[.,;:)\]]+$/, '') })),
    ...Array.from(pmids, ([, one, other]) => ({ pmid: one ?? other ?? '' })),
  ];
}

const NO_IDENTIFIERS: readonly Identifiers[] = [];

/** Judges an entry by its words and links. */
export function referenceEntry(
  id: string,
  names: readonly string[],
  text: string,
  links: readonly string[],
): ReferenceEntry {
  const addresses = [...links, ...(text.match(ADDRESS) ?? [])];
  const hosts = addresses.flatMap((address) => hostOf(address) ?? []);
  const isSellers = hosts.some((host) => hostKind(host) === 'commercial');
  const hasId = WORK_ID.test(text) || addresses.some((address) => WORK_ID.test(address));
  const words = text.replace(ADDRESS, '').split(/\s+/).length;
  const parts = [
    YEAR.test(text),
    AUTHOR.test(text),
    CONTAINER.test(text),
    words >= 5,
    hosts.length > 0,
    hosts.some((host) => hostKind(host) === 'reputable'),
  ];
  const isFindable = !isSellers && words >= 3 && (hasId || parts.filter(Boolean).length >= 3);
  return { id, names, text, isFindable, identifiers: [text, ...links].flatMap(identifiersIn) };
}
