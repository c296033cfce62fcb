const MOST_LETTERS = 3;

/**
 * How words can begin at which a phrase is found: up to three letters or digits in lower case, or `undefined` when the phrase can
 * begin with anything. A pattern need only be tried at words that begin so, which most words do not.
 */
export function firstLetters(phrase: string): readonly string[] | undefined {
  const [head = ''] = phrase;
  if (head === '(') return ofGroup(phrase);
  if (!/[a-z\d]/i.test(head) || phrase[1] === '?') return undefined;
  let sure = head;
  while (sure.length < MOST_LETTERS && /[a-z\d]/i.test(phrase[sure.length] ?? '') && phrase[sure.length + 1] !== '?')
    sure += phrase[sure.length];
  return [sure.toLowerCase()];
}

function ofGroup(phrase: string): readonly string[] | undefined {
  const end = closing(phrase);
  if (end === undefined) return undefined;
  const rest = phrase.slice(end + 1);
  const isOptional = rest.startsWith('?');
  const after = isOptional ? rest.slice(1) : rest;
  const choices = alternatives(phrase.slice(1, end)).map((choice) => `${choice}${after}`);
  const all = [...choices, ...(isOptional ? [after] : [])].map(firstLetters);
  return all.some((letters) => letters === undefined) ? undefined : all.flatMap((letters) => letters ?? []);
}

function closing(phrase: string): number | undefined {
  let depth = 0;
  for (const [index, sign] of [...phrase].entries()) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return undefined;
}

function alternatives(inner: string): readonly string[] {
  const found = [''];
  let depth = 0;
  for (const sign of inner) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '|' && depth === 0) found.push('');
    else found[found.length - 1] += sign;
  }
  return found;
}
