/** The crisis lines by country, as their own sites give them: which numbers and names an article must have one of. */
const LINES: Readonly<Record<string, RegExp>> = {
  US: /\b988\b|741 ?741|1-800-273-8255/i,
  CA: /\b9-?8-?8\b|talk suicide|45645/i,
  GB: /116 ?123|samaritans|85258|0800 689 5652|0800 1111/i,
  IE: /116 ?123|samaritans|50808/i,
  AU: /13 ?11 ?14|lifeline/i,
  NZ: /\b1737\b|0800 543 354|lifeline/i,
  DE: /0800[ /-]?111[ -]?0[ -]?(?:111|222)|116 ?123|telefonseelsorge/i,
  FR: /\b31 ?14\b/i,
};

/** Whether a text names a crisis line that answers in a country; `undefined` where none of the country are known. */
export function namesCrisisLineOf(country: string, text: string): boolean | undefined {
  return LINES[country]?.test(text);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The other country whose known line a number is, and not one of the country it is given for; `undefined` where nobody can say. */
export function elsewhere(country: string, tel: string): string | undefined {
  const own = LINES[country];
  if (own === undefined || own.test(tel)) return undefined;
  return Object.keys(LINES).find((other) => digitsOf(LINES[other]?.exec(tel)?.[0] ?? '-') === digitsOf(tel));
}
