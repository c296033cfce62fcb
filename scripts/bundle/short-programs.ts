import { PRINT } from '../../src/render/template-set.ts';

// The compiler writes the same lines for every value and every block; one function each says them once. Quotes and ends of
// lines are escaped in the text of a template, so none of these is ever found in a text.
const SHORTER: readonly (readonly [written: RegExp, shorter: string])[] = [
  // A runtime of this version always brings its own way to look a property up.
  [
    /(?<=lookupProperty = container\.lookupProperty) \|\| function\(parent, propertyName\) \{\n.*?return undefined\n\s+\}/gs,
    '',
  ],
  [/\{"start":\{"line":(\d+),"column":(\d+)\},"end":\{"line":(\d+),"column":(\d+)\}\}/g, 'at($1,$2,$3,$4)'],
  [
    /\{"name":("[^"\\]*"),"hash":\{\},"fn":(container\.program\([^()]*\)),"inverse":(container\.(?:program\([^()]*\)|noop)),"data":data,"loc":at\(([\d,]+)\)\}/g,
    'block($1,$2,$3,data,$4)',
  ],
  [
    new RegExp(
      String.raw`(?:container\.escapeExpression|alias\d+)\(lookupProperty\(helpers,"${PRINT}"\)\.call\((?:alias\d+|depth0 != null \? depth0 : \(container\.nullContext \|\| \{\}\)),(.*?),\{"name":"${PRINT}","hash":\{\},"data":data,"loc":at\(([\d,]+)\)\}\)\)`,
      'g',
    ),
    'print(container,helpers,$1,data,$2)',
  ],
];

/** Compiled programs by path as one expression, half as long as the compiler writes them and doing the same. */
export function shortPrograms(programs: Readonly<Record<string, string>>): string {
  const short = Object.entries(programs).map(([path, program]) => {
    const code = SHORTER.reduce((text, [written, shorter]) => text.replace(written, shorter), program);
    return `${JSON.stringify(path)}: ${code}`;
  });
  return `(() => {
    const at = (line, column, lastLine, lastColumn) => ({
      start: { line, column },
      end: { line: lastLine, column: lastColumn },
    });
    const print = (container, helpers, value, data, ...where) => {
      const options = { name: '${PRINT}', hash: {}, data, loc: at(...where) };
      return container.escapeExpression(helpers['${PRINT}'](value, options));
    };
    const block = (name, fn, inverse, data, ...where) => ({ name, hash: {}, fn, inverse, data, loc: at(...where) });
    return { ${short.join(', ')} };
  })()`;
}
