import type { Role } from './document.ts';

const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'endnotes',
    /^(?:(?:our|selected|key|main|full|list of) )?(?:references?|sources?|bibliography|works cited|citations|notes|footnotes|endnotes|further reading|literature)(?: (?:and|&) (?:notes|further reading|sources|references))?(?: (?:used|cited|(?:we|i) (?:used|cite|read)|(?:for|of|behind) this (?:page|article|leaflet)))?(?: \(\d{1,3}\))?:?$|^where (?:this|the|our|all this) (?:\p{L}{1,20} ){0,2}comes? from:?$/iu,
  ],
  [
    'safety',
    /\b(?:safety|safe|side effects?|risks?|harms?|warnings?|dangers?|precautions?|interactions?|who should (?:not|avoid)|adverse|overdose|withdrawal|dependence|pregnan\w{0,6}|breastfe\w{0,6}|when to (?:get|see|seek|call)|crisis)\b/i,
  ],
  ['legal', /\b(?:legal(?:ity)?|laws?|regulat\w{0,6}|status in|is it allowed)\b/i],
];

/** What a section is for by its heading, where the heading tells. */
export function roleOf(heading: string): Role | undefined {
  return ROLES.find(([, words]) => words.test(heading.trim()))?.[0];
}
