import { remembered } from '../remembered.ts';

/** Whether a text names a work that a reader could find: who wrote or printed it, and when, or by its number. */
export const namesWork: (text: string) => boolean = remembered(
  (text) =>
    NUMBERED.test(text) || (YEAR.test(text) && (PRINTED.test(text) || KINDS.test(text) || BRACKETED.test(text))),
);

/** A year in which a work may have been printed. */
export const YEAR = /\b(?:1[6-9]|20)\d\d\b/;
const NUMBERED =
  /\b10\.\d{4,9}\/\S|\bPMID:? ?\d{5,9}\b|\bPMC\d{5,9}\b|\bNCT\d{8}\b|\bISRCTN\d{5,9}\b|\bCD\d{6}\b|\b(?:NG|CG|TA|QS|PH|CKS)\d{1,4}\b|\b\d{1,3} (?:CFR|USC|C\.F\.R\.|U\.S\.C\.)|\b\((?:EU|EC|EEC)\) (?:No )?\d{2,4}\/\d{2,4}|\b(?:SI|S\.I\.) (?:19|20)\d\d\/\d+|\bISBN\b/;
// Journals and publishers of works by name.
const PRINTED =
  /\b(?:Journals?|Annals|Archives|Reviews?|Letters|Reports|Proceedings|Bulletin|Gazette) (?:of|on|in|for) (?:the )?[A-Z]|\b(?:BMJ|JAMA|NEJM|PLOS|PLoS|Lancet|Nature|Science|Cell|eLife|Cochrane|Gut|Pediatrics|Circulation|Neurology|Addiction|Phytomedicine|Hepatology|MMWR|NICE|SIGN|MHRA|EMA|EFSA|FDA|CDC|WHO|NIH|NCCIH|UKHSA|USPSTF|TGA|Medsafe|FSSAI|BfR|ECDC|WADA|NHS)\b|\bWorld Health Organi[sz]ation\b|\bFood and Drug Administration\b/;
const KINDS =
  /\b(?:(?:systematic |Cochrane |umbrella )?reviews?|meta-analys[ei]s|guidelines?|guidance|trials?|stud(?:y|ies)|survey|case (?:reports?|series)|cohort|monograph|report|consensus|statement|position paper|inquiry|inquest|Act|Regulations|Order|Directive|judg(?:e)?ment|v\.?|ruling) (?:\S{1,40} ){0,8}?(?:\(?(?:1[89]|20)\d\d)|\b(?:1[89]|20)\d\d(?:,)? (?:\S{1,40} ){0,6}?(?:reviews?|meta-analys[ei]s|guidelines?|guidance|trials?|stud(?:y|ies)|survey|case (?:reports?|series)|cohort|monograph|report|consensus|statement|paper|inquiry|inquest)\b/;
const BRACKETED = /[([][^()[\]]{0,10}\p{Lu}[^()[\]]{2,90}\b(?:1[89]|20)\d\d[a-z]?(?:[;:,][^()[\]]{0,40})?[)\]]/u;
