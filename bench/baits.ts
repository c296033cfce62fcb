import en from '../src/language/lexicons/en.json' with { type: 'json' };

/** A text made to be slow to check, and the name of the file that it is read from. */
export interface Bait {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

// Aimed at what patterns repeat, look back for, or try again at every place; at what is done for each block, marker,
// entry, element or odd character; and at the parsers.
const UNITS: readonly string[] = [
  ...['a', ' ', '\t', '\n', '\r\n', '\u00a0', '\u2028', '\v', '\0', '\ufeff', '\u200b', '\u00ad', '\ufffd'],
  ...['a\n', 'a\n\n', 'A\n\n', 'Abcd\n\n', 'a ', 'A ', 'a. ', 'A. ', 'a.', '.', '?', '! ', '? ', '…', 'a\r\n\r\n'],
  ...['1', '1 ', '1.', '1. a\n', '1) a\n', '1-', '1–', '1,', '1, ', '1/', '1 to ', '1 x ', 'one ', 'one or ', 'a few '],
  ...['[', ']', '[1', '[1]', '[1] ', 'a.[1] ', '[1]. ', '[1,', '[1-', '[a', '[^1]', '[^1]: a\n', '[@a]', '[1-49] '],
  ...['(', ')', '(1', '(1)', '(1) ', '(1,', '( ', '(A ', '(2020', '(Aa 20', '¹', '¹,', 'a¹ ', '²³', '⁴–'],
  ...['(Smith 2020) ', '(Smith 2020; ', 'Smith (2020) ', 'Smith et al. ', 'Smith and ', 'Aa', 'Aa ', "A'-", 'A-'],
  ...['10.', '10.1234/', '10.1234/a ', 'PMID ', 'PMID: 1 ', 'PMC1234 ', '§ ', '§1', '1 U.S.C. ', '1 FR ', 'Act '],
  ...['Act (EU) ', 'ISBN ', 'ISBN-1', 'http://', 'https://a', 'https://a.b/c ', 'www.a.b ', 'a@b.c ', 'doi:', '%2f'],
  ...['"', "'", '“', '“a” ', '"a" ', '"a ', '‘a’ ', '"a. ', 'says that she ', 'told me that it "', '«', "n't "],
  ...['a\u200b', 'a\u200b ', 'a\u0301', '\u0301', 'e\u0301 ', 'аa ', 'а', 'а ', 'аааа ', 'ааа', 'аa', 'ω', 'ωa '],
  ...[
    'ｋ',
    'ｋ ',
    '𝐚',
    '𝐚 ',
    '\ud800',
    '\udc00',
    'é',
    'é ',
    '漢',
    '漢字。',
    'ا',
    '😀',
    '👩‍👧',
    'İ',
    'ß',
    'ﷺ',
    '½',
    '½ ',
    '①',
  ],
  ...[
    ';',
    '; ',
    ': ',
    '— ',
    ', ',
    'a, ',
    ', but ',
    ' yet ',
    'but ',
    'while ',
    'and ',
    'or ',
    'not ',
    'no ',
    'no doubt ',
  ],
  ...[
    'whether you ',
    'not only ',
    'claims ',
    'can it? ',
    'can ',
    'really ',
    'really? ',
    'Yes. ',
    'Yes, ',
    'No. ',
    'Is it? ',
  ],
  ...[
    'by ',
    'By A',
    'By Aa ',
    'By Dr. ',
    'by de la ',
    'Aa Bb ',
    'Aa de ',
    'Reviewed by ',
    'reviewed ',
    'updated Aa ',
    'A.',
  ],
  ...[
    'published 1 ',
    '1 May ',
    'as of ',
    'as of 1 ',
    'on 1 May ',
    'in 20',
    '2020 ',
    '2020-01-01 ',
    '2020-',
    'since May ',
  ],
  ...['10 mg ', '1 mg/', '1 mg of ', 'half ', 'twenty ', 'hundred and ', 'one of a ', 'a one ', 'aaa mg ', '1 aaa '],
  ...[
    'take ',
    'take one ',
    'please ',
    'do not ',
    'please: ',
    'for ',
    'for a ',
    'if it ',
    'when, ',
    'until a, ',
    'for children ',
  ],
  ...[
    'you should ',
    'you should a ',
    'people can ',
    'adults ',
    'no dose ',
    'no a a ',
    'not known ',
    'unclear ',
    'your dose ',
  ],
  ...['a capsule ', 'an a a ', 'every ', 'twice ', 'we ', 'i always ', 'i ', 'for sleep, ', 'start ', 'children may '],
  ...['kratom ', 'kratom treats depression ', 'kratom treats depression. ', 'Kava heals. ', 'depression ', 'treats '],
  ...['studies show ', 'study ', 'one study ', 'this ', 'a 1 trial ', 'in mice ', 'only a ', 'several ', 'is small '],
  ...[
    'doctors ',
    'doctors a ',
    'if you ',
    'if you talk to ',
    'before ',
    'without asking ',
    'without ',
    'alternative to ',
  ],
  ...['stop ', 'stop taking ', 'serotonin syndrome ', 'withdrawal ', 'aa withdrawal ', 'is ', 'is being ', 'was a '],
  ...[
    'do not take ',
    'never use a double dose ',
    'missed ',
    'retracted ',
    'retracted: ',
    '[retracted',
    'safe ',
    'natural ',
  ],
  ...['U.S. ', 'e.g. ', 'Dr. ', 'Dr ', 'St. ', 'a.b ', 'etc. ', 'No. 1 ', 'A. B. ', 'pp. '],
  ...['-', '--', '---\n', '===\n', 'a\n===\n', 'a\n---\n', '#', '# ', '# a\n', '#\n', '# Aa\n\n', '## References\n'],
  ...[
    '# Safety\n',
    '###### a\n',
    '- a\n',
    '- a\n\n',
    '* ',
    '- ',
    '-\n',
    '+ a\n',
    '> a\n',
    '>',
    '> ',
    '>\n',
    '> - ',
    '• a\n',
  ],
  ...[
    '*',
    '**',
    '**a',
    '**a** ',
    '*a',
    '_a ',
    '__a',
    '_',
    '~',
    '~~a',
    '`',
    '`a',
    '`a` ',
    '```\n',
    '```a\n```\n',
    '    a\n',
  ],
  ...['[](', '[a](', '[a](b)', '[a](b) ', '[a]: b\n', '[a][b] ', '![a]', '![a](b) ', '![', '![a b](c)\n\n', '<a@b.c> '],
  ...[
    '|',
    '|a',
    '|a|b|\n',
    '|-',
    '||',
    ':-',
    '|a|\n|-|\n',
    'a|b\n-|-\n1|2\n',
    '\\',
    '\\*',
    '\\\n',
    'a  \n',
    '[^a]: b\n\n',
  ],
  ...[
    '<',
    '<a',
    '<a>',
    '<!--',
    '<!-- a -->',
    '<?',
    '<![CDATA[',
    '</',
    '</p>',
    '<p>',
    '<p>a',
    '<p>kava',
    '<p>\n\n',
    '<p/>',
  ],
  ...[
    '<div>',
    '<div>a',
    '<div>\n\n',
    '</div>',
    '<b>',
    '<b>a',
    '<i><b>',
    '<b></i>',
    '<a href=x>y</a> ',
    '<a href="#r1">1</a>',
  ],
  ...['<sup>1</sup>', '<sup>', 'a<sup>1</sup> ', '<sup><a href="#r3">3</a></sup>', '<li>', '<li>a', '<ul>', '<ul><li>'],
  ...[
    '<ol><li>a',
    '<table>',
    '<table><tr><td>',
    '<tr><td>a',
    '<td>',
    '<td>a',
    '<h1>a',
    '<h2>a</h2>',
    '<br>',
    'a<br>',
    '<hr>',
  ],
  ...[
    '<img alt="a b">',
    '<img>',
    '<span>',
    '<span>a</span> ',
    '<i title="a b">',
    '<script>',
    '<style>',
    '<svg>',
    '<math>',
  ],
  ...[
    '<select>',
    '<option>',
    '<form>',
    '<nav>',
    '<template>',
    '<iframe>',
    '<textarea>',
    '<title>',
    '<noscript>',
    '<body>',
  ],
  ...[
    '<title>a b</title>',
    '<meta name=description content="a b">',
    '<main>',
    '<main>a</main>',
    '<article>',
    '<html lang=',
  ],
  ...[
    '<script type="application/ld+json">{"name":"a b"}</script>',
    '<p style="a:b">',
    '<p hidden>',
    '<p id=a>',
    '<p a=b ',
  ],
  ...[
    '&',
    '&a',
    '&amp;',
    '&#',
    '&#0;',
    '&#x1;',
    '&NotEqualTilde;',
    '&nbsp;',
    '&lt;p>',
    '&ampa',
    '{{',
    '{{a}}',
    '$',
    '^',
    '=',
  ],
  ...[
    'blockquote> ',
    '<blockquote>a',
    '<dl><dt>a',
    '<caption>a',
    '<font>',
    '<nobr>',
    '<frameset>',
    '<p><b><i><u>',
    '<input>',
  ],
];

// Each piece another: nothing that is remembered of one helps with the next.
const COUNTED: readonly ((count: number) => string)[] = [
  (n) => `a${n} `,
  (n) => `${word(n)} `,
  (n) => `${word(n)}\n\n`,
  (n) => `${word(n)}. `,
  (n) => `# ${word(n)}\n`,
  (n) => `- ${word(n)}\n`,
  (n) => `1. ${word(n)}\n`,
  (n) => `<p>${word(n)}`,
  (n) => `<li>${word(n)}`,
  (n) => `<h2>${word(n)}`,
  (n) => `|${word(n)}|\n`,
  (n) => `[${n}]`,
  (n) => `[${n}] `,
  (n) => `a [${n}]. `,
  (n) => `[^${n}]: a\n`,
  (n) => `(Aa${word(n)} 2020) `,
  (n) => `Kava heals ${word(n)}. `,
  (n) => `Kava heals ${word(n)}.\n\n`,
  (n) => `<p>Kava heals ${word(n)}.`,
  (n) => `Take ${n} mg ${word(n)}. `,
  (n) => `kratom treats depression ${word(n)}. `,
  (n) => `Kava is not safe for ${word(n)}.\n\n`,
  (n) => `Is it ${word(n)}? No. `,
  (n) => `"Kava cures ${word(n)}", says ${word(n)}. `,
  (n) => `No study shows that kava treats ${word(n)} [${n % 50}]. `,
  (n) => `а${word(n)}a `,
  (n) => `${word(n)}\u200b `,
  (n) => `Ab ${word(n)} cd ef\n`,
];

const PHRASES = Object.values(en.lists)
  .flat()
  .map((phrase) => phrase.replace(/\((?:([^()|]*)\|?)[^()]*\)/g, '$1').replace(/[*?…()|]/g, ''));

const SHAPES: readonly ((size: number) => Bait)[] = [
  shape('a…!', 'txt', 'a', '', '!'),
  shape('spaces x', 'txt', ' ', '', 'x'),
  shape('[1,1,…]', 'txt', '1,', '[', ']'),
  shape('lines and a long one', 'txt', 'a\n', `${'long '.repeat(40)}\n`),
  shape('headings and a long line', 'txt', 'Abcd\n', `${'long '.repeat(40)}\n`),
  shape('front matter', 'md', 'title: a\n', '---\n', '---\n'),
  shape('front matter, one line', 'md', 'a: ', '---\ntitle: "', '\n---\n'),
  shape('table', 'md', '|1|2|\n', '|a|b|\n|-|-|\n'),
  shape('wide table', 'md', 'a|', 'a|\n-|\n'),
  shape('list in list', 'md', '  - a\n', '- a\n'),
  shape('attributes', 'html', 'a=b ', '<p ', '>'),
  shape('attributes, each another', 'html', (n) => `a${n} `, '<p ', '>'),
  shape('style', 'html', '/*', '<p style="', '">a'),
  shape('style, zeros', 'html', '0', '<p style="opacity:', '">a'),
  shape('menu', 'html', '<li><a href=x>y</a>', '<ul>', '</ul>'),
  shape('ordered list', 'html', '<li>a', '<ol>', '</ol>'),
  shape('table of cells', 'html', '<td>a', '<table><tr>'),
  shape('table of rows', 'html', '<tr><td>a', '<table>'),
  shape('deep then text', 'html', '<div>', '', 'Kava.'),
  shape('JSON-LD, a list', 'html', '"a b",', '<script type="application/ld+json">[', '"a b"]</script>'),
  shape('JSON-LD, deep', 'html', '[', '<script type="application/ld+json">', '</script>'),
  shape('JSON-LD, names', 'html', '{"name":"a b"},', '<script type="application/ld+json">[', '{}]</script>'),
  shape('one long word', 'txt', 'ab', 'Kava '),
  shape('kava in a long sentence', 'txt', 'kava, ', ''),
  shape('of a remedy', 'txt', 'a b c\n\n', 'Kava\n\n'),
  shape('of a remedy, sentences', 'txt', 'A b c. ', 'Kava\n\n'),
  shape('of a remedy, each another', 'txt', (n) => `${word(n)} b c\n\n`, 'Kava\n\n'),
  shape('of a remedy, in HTML', 'html', '<p>a b c', '<h1>Kava</h1>'),
  shape('entries', 'txt', (n) => `${n}. Smith J. Kava and ${word(n)}. J Med. 2020.\n`, 'References\n\n'),
  shape('entries and numbers', 'txt', (n) => `[${n}]`, `${entries(600)}\n\nText\n\n`),
  shape('entries and authors', 'txt', (n) => `(Aa${word(n)} 2020) `, `${entries(600)}\n\nText\n\n`),
  shape('entries and names', 'txt', '(Smith 2020) ', `${entries(600)}\n\nText\n\n`),
  shape(
    'entries and links',
    'html',
    '<a href="#r900">9</a>',
    `<h2>References</h2><ol>${'<li>Smith. Kava. 2020.'.repeat(900)}</ol><p>`,
  ),
  shape(
    'cited claims, one paragraph',
    'txt',
    (n) => `Kava treats depression ${word(n)} [1]. `,
    `${entries(3)}\n\nText\n\n`,
  ),
  shape(
    'cited claims, each another entry',
    'txt',
    (n) => `Kava helps ${word(n)} [${n % 600}]. `,
    `${entries(600)}\n\nText\n\n`,
  ),
  shape('retracted works', 'txt', (n) => `${n}. Smith J. Kava. doi:10.1234/${word(n)}\n`, 'References\n\n'),
  shape(
    'law, one paragraph',
    'txt',
    (n) => `As of 1 May 2020, kratom is banned in Ohio ${word(n)}. `,
    'Kratom\n\nLegal\n\n',
  ),
  shape('quoted items', 'md', (n) => `- "Kava cures depression ${word(n)}"\n`, '# Kava\n\nClaims include:\n\n'),
  shape('items that lead on', 'md', (n) => `- Kava cures ${word(n)}:\n`, '# Kava\n\n'),
  shape('footnotes', 'md', (n) => `It helps[^${n}].\n\n[^${n}]: Smith J. Kava. J Med. 2020.\n\n`),
  shape('deeper and deeper quotations', 'md', (n) => `${'> '.repeat(n % 40)}kava ${word(n)}\n`),
  shape('deeper and deeper lists', 'md', (n) => `${'  '.repeat(n % 60)}- kava ${word(n)}\n`),
  shape('left open, each another', 'html', (n) => `<b id="${n}"><p>kava`),
  shape('left open, each another and quoted', 'html', (n) => `<font color='"${n}>'><p>kava`),
  shape('misnested', 'html', (n) => `<b><p>kava ${word(n)}</b>`),
  shape('titles', 'html', (n) => `<p title="Kava cures ${word(n)}">a`),
  shape('menus in menus', 'html', '<ul><li><a href="a">kava</a>'),
  shape('items with names', 'html', (n) => `<li id="r${n}">Smith J. Kava ${word(n)}. J Med. 2020.`, '<ol>', '</ol>'),
  shape('long sentences', 'txt', (n) => `${soup(n, 12)}. `, ''),
  shape('phrases', 'txt', (n) => `${soup(n, 1)} `, ''),
  shape('phrases, in sentences', 'txt', (n) => `${soup(n, 4)}. `, ''),
  shape('phrases, cited', 'txt', (n) => `${soup(n, 4)} [1]. `, `${entries(3)}\n\nText\n\n`),
  shape('phrases, in paragraphs', 'txt', (n) => `${soup(n, 3)}\n\n`, ''),
  shape('phrases, in items', 'md', (n) => `- ${soup(n, 2)}\n`, ''),
  shape('phrases, in HTML', 'html', (n) => `<p>${soup(n, 3)}</p>\n`, ''),
];

/** Baits of a size in characters: each unit in each format, and shapes that are of one format. */
export function baits(size: number): readonly Bait[] {
  const repeated = UNITS.flatMap((unit) => FORMATS.map((path) => shape(shown(unit), path, unit)(size)));
  const counted = COUNTED.flatMap((unit) =>
    FORMATS.map((path) => shape(`${shown(unit(1))} counted`, path, unit)(size)),
  );
  return [...repeated, ...counted, ...SHAPES.map((make) => make(size))];
}

const FORMATS = ['txt', 'md', 'html'];

function shape(
  name: string,
  format: string,
  unit: string | ((count: number) => string),
  before = '',
  after = '',
): (size: number) => Bait {
  return (size) => {
    const room = size - before.length - after.length;
    return { name, path: `bait.${format}`, text: `${before}${filled(unit, room)}${after}` };
  };
}

function filled(unit: string | ((count: number) => string), size: number): string {
  // Whole units: half a tag would swallow what comes after it.
  if (typeof unit === 'string') return unit.repeat(Math.max(Math.floor(size / unit.length), 1));
  const parts: string[] = [];
  for (let length = 0, count = 1; length < size; count += 1) {
    const part = unit(count);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

/** A word of letters for a number, each another. */
function word(count: number): string {
  return count.toString(36).replace(/\d/g, (digit) => 'qvwxyzjkfb'[Number(digit)] ?? 'q');
}

/** Some phrases of the lists, others for each number. */
function soup(count: number, length: number): string {
  return Array.from({ length }, (_, index) => PHRASES[((count * length + index) * 7919) % PHRASES.length]).join(' ');
}

function entries(count: number): string {
  const each = Array.from({ length: count }, (_, index) => `${index + 1}. Aa${word(index)} B. Kava. J Med. 2020;1:2.`);
  return `References\n\n${each.join('\n')}`;
}

const shown = (unit: string): string => JSON.stringify(unit.replace(/[\u0300-\u036f\u200b-\u200d]/g, '·')).slice(1, -1);
