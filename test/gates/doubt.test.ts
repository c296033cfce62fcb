import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { HOME } from '../../src/config.ts';
import { readArticle } from '../../src/document/read-article.ts';
import { weighed } from '../../src/gates/doubt.ts';
import type { Finding } from '../../src/gates/finding.ts';
import { informs } from '../../src/gates/informs.ts';
import { LANGUAGE_GATES } from '../../src/gates/language-gates.ts';
import type { TextSubject } from '../../src/gates/text-subject.ts';
import { audit } from '../../src/pipeline/audit.ts';
import type { House } from '../../src/pipeline/house.ts';
import { exampleHouse, houseWith, TODAY } from './example-house.ts';

const GATES = [...LANGUAGE_GATES.map(({ id }) => id), 'no-dosing-advice'];
const GOOD = readFileSync(join(HOME, 'corpus', 'good', 'ashwagandha-stress.md'), 'utf8');
const EDITOR = 'an editor should look';

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

const fileOf = (text: string) => ({ path: 'a.md', bytes: new TextEncoder().encode(text) });
const findingsIn = (text: string, of: House = house): readonly Finding[] =>
  audit(fileOf(text), of, TODAY).findings.filter(({ gate }) => GATES.includes(gate));
const withSentence = (sentence: string): string =>
  GOOD.replace('## Who should not', `${sentence}\n\n## Who should not`);
const gatesOf = (findings: readonly Finding[], severity: string): readonly string[] =>
  findings.flatMap((finding) => (finding.severity === severity ? [finding.gate] : []));

describe('a plain sentence in an article that informs', () => {
  it.each([
    ['disease-claim', 'Kava cures anxiety'],
    ['disease-claim', 'Taken daily, valerian lowers blood pressure'],
    ['disease-claim', 'A cup of chamomile tea calms anxiety'],
    ['disease-claim', 'Turmeric may cure arthritis'],
    ['substitution-claim', 'You can take kratom instead of your antidepressants'],
    ['substitution-claim', 'Berberine works better than metformin'],
    ['substitution-claim', 'Stop your statin and take garlic'],
    ['safety-assurance', 'Kava is completely safe'],
    ['safety-assurance', 'There are no risks with turmeric'],
    ['safety-assurance', 'You cannot overdose on CBD'],
    ['safety-assurance', 'Children can take it safely'],
    ['safety-assurance', 'Pregnant women may safely take turmeric'],
    ['safety-assurance', 'Anyone can use kava without any risk'],
    ['safety-assurance', 'Nothing about kava is dangerous'],
    ['anecdote-not-evidence', 'Thousands of people say that CBD took their pain away'],
    ['anecdote-not-evidence', 'My mother swears by turmeric for her arthritis'],
    ['anecdote-not-evidence', 'Ginseng changed my life'],
    ['mechanism-not-benefit', 'Kava boosts GABA, which relieves anxiety'],
    ['mechanism-not-benefit', 'In mice kavalactones raise GABA, so kava relieves anxiety', 'uncited'],
    ['mechanism-not-benefit', 'It raises serotonin and thereby improves mood'],
    ['mechanism-not-benefit', 'Saffron raises dopamine and eases depression'],
    ['certainty-wording', 'Turmeric is clinically proven to reduce joint pain'],
    ['disease-claim', 'Turmeric is clinically proven to reduce joint pain'],
    ['disease-claim', 'Kratom relieves depression'],
    ['certainty-wording', 'Kava always relieves anxiety', 'uncited'],
    ['certainty-wording', 'Ginseng definitely prevents colds', 'uncited'],
    ['vague-authority', 'Studies show that kava relieves anxiety', 'uncited'],
    ['vague-authority', 'Experts agree that turmeric is safe', 'uncited'],
    ['vague-authority', 'Doctors recommend kratom for pain', 'uncited'],
    ['no-dosing-advice', 'Take 500 mg of kava three times a day'],
    ['no-dosing-advice', 'Start with 2 g of kratom and work up to 5 g'],
    ['no-dosing-advice', 'Swallow three capsules of turmeric with every meal'],
    ['no-dosing-advice', 'Take 20 drops of CBD before sleep'],
    ['no-dosing-advice', 'Adults should take 600 mg of ashwagandha twice a day'],
    ['no-encourage-use', 'Give kava a try'],
    ['no-encourage-use', 'You should add turmeric to your daily routine'],
    ['no-encourage-use', 'Start taking CBD today'],
    ['no-encourage-use', 'Try kava tonight'],
    ['no-encourage-use', 'Drink chamomile tea this evening'],
    ['no-blanket-legality', 'Kratom is legal in most states'],
    ['no-blanket-legality', 'It is perfectly legal'],
    ['no-blanket-legality', 'CBD is legal everywhere'],
    ['disease-claim', 'It is an effective remedy for asthma, eczema and hay fever', 'uncited'],
    ['substitution-claim', 'Turmeric can replace ibuprofen for everyday aches'],
    ['substitution-claim', 'CBD is a better choice than opioids for cancer pain', 'uncited'],
    ['safety-assurance', 'Kratom is completely safe when used responsibly'],
    ['safety-assurance', 'Kava does not harm the liver'],
    ['safety-assurance', 'Berberine can be taken alongside any medication'],
    ['anecdote-not-evidence', 'Users report that kratom gave them their lives back'],
    ['anecdote-not-evidence', "My mother's arthritis vanished after two weeks of turmeric"],
    ['vague-authority', 'Studies show that turmeric is as strong as prescription painkillers', 'uncited'],
    ['no-dosing-advice', 'The ideal dose of ashwagandha is 600 mg daily'],
    ['no-dosing-advice', 'For best results, take two capsules of turmeric every morning'],
    ['no-encourage-use', 'Order your CBD oil now while supplies last'],
    ['no-encourage-use', "Add lion's mane to your morning coffee"],
    ['no-blanket-legality', 'There are no legal restrictions on ashwagandha'],
    ['certainty-wording', 'Turmeric is proven to work', 'uncited'],
    ['safe-messaging', 'He committed suicide after losing his job'],
    ['safe-messaging', 'She had a failed suicide attempt'],
    ['safe-messaging', 'She wanted to end it all'],
    ['self-or-vendor-source', 'The American Kratom Association says that kratom is pure'],
    ['self-or-vendor-source', 'Our supplier guarantees its purity'],
    ['self-or-vendor-source', 'The manufacturer recommends kava for stress'],
  ])('is an error of %s: %s', (gate, words, cited = 'cited or not') => {
    for (const marker of cited === 'uncited' ? [''] : ['', ' [^a]'])
      expect(gatesOf(findingsIn(withSentence(`${words}${marker}.`)), 'error')).toContain(gate);
  });
});

describe('a remedy with a licence for one thing', () => {
  const leaflet = (said: string): string =>
    [
      '# Melatonin: what to know',
      'Melatonin is licensed in Britain for short-term insomnia in adults over 55 [1]. It can cause drowsiness and headache [1].',
      said,
      'It has not been shown to help jet lag in children [2].',
      '## References',
      '1. NHS. Melatonin. 2024. https://www.nhs.uk/medicines/melatonin/',
      '2. Doe J, Roe K. Trials of melatonin. Journal of Sleep. 2020;12:1-9. doi:10.1000/abc',
    ].join('\n\n');

  it.each([
    ['disease-claim', 'It cures migraine.'],
    ['disease-claim', 'The drops heal stomach ulcers [2].'],
    ['no-dosing-advice', 'Take 500 mg of kava three times a day [1].'],
    ['no-dosing-advice', 'Take 10 mg of melatonin at noon [2].'],
  ])('has no licence for another, as an error of %s: %s', (gate, said) => {
    expect(gatesOf(findingsIn(leaflet('Ask a pharmacist first.')), 'error')).toEqual([]);
    expect(gatesOf(findingsIn(leaflet(said)), 'error')).toContain(gate);
  });

  it('has none where an agency has approved no product of it', () => {
    const text = withSentence('The FDA has approved no ashwagandha product [^b].\n\nIt prevents migraine.');

    expect(gatesOf(findingsIn(text), 'error')).toEqual(['disease-claim']);
  });
});

describe('an article without a list of works', () => {
  const linked = (...works: readonly string[]): string =>
    `# Valerian\n\nIt may cause drowsiness ([NCCIH](${works[0]})). It is unclear whether it helps ([Cochrane](${works.at(-1)})).\n\nPeople who lie awake want to calm and cure insomnia with it.`;

  it('informs where its sentences lead to two works, and not where they lead to one', () => {
    const found = findingsIn(linked('https://www.nccih.nih.gov/health/valerian', 'https://doi.org/10.1002/14651858'));
    const alone = findingsIn(linked('https://www.nccih.nih.gov/health/valerian'));

    expect(gatesOf(found, 'error')).toEqual([]);
    expect(gatesOf(found, 'warning')).toContain('disease-claim');
    expect(gatesOf(alone, 'error')).toContain('disease-claim');
  });
});

describe('an article that names its works in its text', () => {
  const named = (...says: readonly string[]): string =>
    [
      '# Valerian',
      'Sleep matters to everybody.',
      ...says,
      'People who lie awake want to calm and cure insomnia with it.',
    ].join('\n\n');

  it.each([
    [
      'a journal and a year',
      'A trial in the Lancet in 2021 found no effect.',
      'It may harm the liver (Roe, Hepatology, 2019).',
    ],
    [
      'a review and a guideline',
      'A Cochrane review of 2015 found no good evidence.',
      'NICE guideline NG215 does not recommend it.',
    ],
    ['their numbers', 'No trial shows that it helps (PMID 12345678).', 'It can cause drowsiness (doi 10.1002/abc).'],
    [
      'a court and a law',
      'A 2004 ruling and the Dietary Supplement Act of 1994 leave it unclear.',
      'A 2010 report found liver damage.',
    ],
  ])('informs, by %s', (_what, ...says) => {
    expect(gatesOf(findingsIn(named(...says)), 'error')).toEqual([]);
    expect(gatesOf(findingsIn(named(says[0] ?? '')), 'error')).toContain('disease-claim');
  });

  it('informs, by a list of works alone, and by what it dates beside a work that it names', () => {
    const list = named(
      'It may harm the liver.',
      'Ask a doctor first.',
      '## References',
      '- NHS. Valerian. 2021. https://www.nhs.uk/a',
      '- Roe K. Sleep. Lancet. 2020. https://doi.org/10.1000/b',
    );
    const dated = named(
      'It was sold in 1950.',
      'It was banned in 1980.',
      'In 1990 no evidence was found (Roe, Hepatology, 1990).',
    );
    const pages = named('We began in 1950.', 'It may harm the liver.', 'Ask a doctor first.');

    for (const text of [list, dated]) expect(gatesOf(findingsIn(text), 'error')).toEqual([]);
    expect(gatesOf(findingsIn(pages), 'error')).toContain('disease-claim');
  });

  it('does not where it only speaks of studies', () => {
    const vague = named('Studies have found no harm.', 'Many trials show that it is not known to hurt anybody.');

    expect(gatesOf(findingsIn(vague), 'error')).toContain('disease-claim');
  });
});

describe('a doubtful sentence', () => {
  it.each([
    ['disease-claim', 'For centuries the root was given to people whom doctors wanted to calm and cure of anxiety.'],
    ['disease-claim', 'Its menopause guideline says there is some evidence that the herb may relieve hot flushes.'],
    ['disease-claim', 'The legend says that it cured insomnia in the whole Navy.'],
    ['substitution-claim', 'The extracts were on average superior to placebo and as good as antidepressants.'],
    ['safety-assurance', 'As a food, it appears to be well tolerated by most who eat it.'],
    ['anecdote-not-evidence', 'Testimonials speak of "limitless calm".'],
    ['vague-authority', 'Its established role is narrow: sleep after a move.'],
    ['no-blanket-legality', 'Several states and cities ban it outright, and rules shift often.'],
    ['no-encourage-use', 'Wash your hands, rest, and give it a week.'],
    ['disease-claim', "Search for it and you'll be told it heals tendons and guts."],
    ['disease-claim', 'It does quiet a cough.'],
    ['disease-claim', 'Kava eases anxiety, and it can injure the liver.'],
    ['disease-claim', 'Kava cures anxiety. It does not.'],
    ['disease-claim', '### Kava cures anxiety\n\nNo.'],
    ['safety-assurance', 'Brewed tea of it is generally safe.'],
    ['no-encourage-use', 'Give it a few weeks.'],
  ])('is a warning of %s where an article informs, and an error elsewhere: %s', (gate, sentence) => {
    const text = withSentence(sentence);
    const unsourced = text.replace(/^\[\^[a-z]\]: .*$/gm, '');

    const found = findingsIn(text).filter((finding) => finding.gate === gate);
    expect(found).toMatchObject([{ severity: 'warning', message: expect.stringContaining(EDITOR) }]);
    const plain = findingsIn(unsourced).filter((finding) => sentence.includes(finding.where.excerpt ?? sentence));
    expect(gatesOf(plain, 'error')).toContain(gate);
    expect(plain.filter(({ message }) => message.includes(EDITOR))).toEqual([]);
  });
});

describe('a list of myths', () => {
  it.each([
    '- Kava harms the liver. Kava cures anxiety.',
    '- Kava harms the liver. Fact: kava cures anxiety.',
    '- Harmful? In fact kava cures anxiety.',
  ])('has in an item only what it begins with for a myth: %j', (item) =>
    expect(gatesOf(findingsIn(withSentence(`## Myths\n\n${item}\n`)), 'error')).toContain('disease-claim'),
  );
});

describe('a list of what is not so', () => {
  it.each(['It helps:\n\n- kava cures cancer;\n- it treats diabetes.', '## What kava does\n\n- Kava cures cancer.\n'])(
    'is no other list: %j',
    (said) => expect(gatesOf(findingsIn(withSentence(said)), 'error')).toContain('disease-claim'),
  );

  it('has no sentence after it', () => {
    for (const after of ['It is old, and it grows on islands. Kava cures cancer.', 'Kava cures cancer.']) {
      const said = `Do not believe that:\n\n- it is new.\n\n${after}`;

      expect(gatesOf(findingsIn(withSentence(said)), 'error')).toContain('disease-claim');
    }
  });
});

describe('what medicine holds for settled', () => {
  it.each([
    'Vitamin C cures scurvy.',
    'It is sold for much: scurvy is what vitamin C really does cure.',
    'Ivermectin is a medicine. It cures strongyloidiasis.',
  ])('is no error where an article informs: %s', (said) =>
    expect(gatesOf(findingsIn(withSentence(said)), 'error')).toEqual([]),
  );

  it.each([
    'Vitamin C cures scurvy and cancer.',
    'Vitamin C cures colds.',
    'Ivermectin cures cancer.',
    'Kava cures scurvy.',
    'Vitamin A cures measles.',
  ])('covers nothing else: %s', (said) =>
    expect(gatesOf(findingsIn(withSentence(said)), 'error')).toContain('disease-claim'),
  );
});

describe('a table of what sellers say and what is known', () => {
  const table = (head: string, row: string): string => `# Amber beads\n\n${head}\n|---|---|\n${row}\n`;

  it.each(['| What sellers say | What we know |', '| Myth | The evidence |', '| The claim | What trials found |'])(
    'has the claims that it answers for no claims of its own: %s',
    (head) => {
      const found = findingsIn(
        table(head, '| "Prevents fever and cures colds." | There is nothing of that kind to prevent. |'),
      );

      expect(gatesOf(found, 'error')).toEqual([]);
    },
  );

  it('is no excuse for a question that it answers with yes', () => {
    const found = findingsIn(table('| Question | Answer |', '| Does kava cure anxiety? | Yes, it does. |'));

    expect(gatesOf(found, 'error')).toContain('disease-claim');
  });

  it('is no other table, and its other cells are judged', () => {
    const other = findingsIn(table('| Product | Rating |', '| "Prevents fever and cures colds." | Five stars |'));
    const own = findingsIn(table('| Myth | Fact |', '| "It is new." | Amber prevents fever and cures colds. |'));

    for (const found of [other, own]) expect(gatesOf(found, 'error')).toContain('disease-claim');
  });
});

describe('words that are not the article’s own', () => {
  it.each([
    'It does not follow that a spoonful of silver water treats pneumonia.',
    'Homeopathy holds that a substance which causes symptoms can cure the same symptoms.',
    '"A natural way to focus," says one advert.',
    'In a dish, kava does kill cancer cells.',
    'Our neighbour swears by her turmeric latte.',
    'A forum says that fish oil will cure withdrawal.',
    'Nor has any trial, large or small, found that it stops arthritis.',
    'A neighbour has said that kava cures anxiety.',
    'Do not believe that:\n\n- kava cures cancer;\n- it treats diabetes;\n- it prevents colds.',
    '## What kava does not do\n\n- Cure anxiety.\n- Treat pain.\n\n## What it does',
    'Supposedly a spoonful of kava in the morning is enough.',
    'A friend who tells you that CBD cured her anxiety may be feeling better.',
    'The Prophetic tradition calls it a remedy for every disease except death.',
    'Statements that kava works as well as an antidepressant are made up.',
    'Eight of the ten found that melatonin reduced jet lag.',
    '| Asked | Answered |\n|---|---|\n| Does it cure arthritis? | No. |',
    'Hotels tell every guest that it cures insomnia.',
    'I know of no infection in which drinking silver has been shown to help.',
    "Eleven people had seizures after they took Neptune's Fix against anxiety.",
    'You are allowed to buy it.',
    'Small trials of kava point different ways.',
    'What do people say? You will hear: it is natural. It cures worms. It heals the gums.',
  ])('are no error: %s', (said) => expect(gatesOf(findingsIn(withSentence(said)), 'error')).toEqual([]));
});

describe('a calm sentence in an article that informs', () => {
  const unsourced = [
    ['safety-assurance', 'No dose adjustment is needed with warfarin.'],
    ['safety-assurance', 'It has never been linked to liver damage.'],
    ['safety-assurance', 'The two may be taken together throughout pregnancy.'],
    ['safety-assurance', 'Those warnings need not concern a healthy person.'],
    ['safety-assurance', 'Nursing women get on with it famously.'],
    ['safety-assurance', 'With sertraline it makes a happy pair.'],
    ['substitution-claim', 'With the root in the evening, sertraline may be dropped after a month.'],
    ['substitution-claim', 'There is little reason to begin an antidepressant first.'],
    ['vague-authority', 'Many senior psychiatrists regard it as the better choice.'],
    ['vague-authority', 'Specialists in the field have put the matter to rest.'],
    ['anecdote-not-evidence', 'Margaret, 61, slept badly. Four weeks later her insomnia was gone.'],
    ['anecdote-not-evidence', 'He has not needed a tablet since.'],
    ['no-dosing-advice', 'Most readers settle on 500 mg, rising to 1 g in winter.'],
    ['no-dosing-advice', 'A typical protocol is 600 mg before bed.'],
    ['no-encourage-use', 'No household should be without it.'],
    ['no-blanket-legality', 'Nobody is ever prosecuted for a parcel.'],
  ] as const;

  it.each(unsourced)('is for an editor to look at, by %s: %s', (gate, said) => {
    expect(gatesOf(findingsIn(withSentence(said)), 'warning')).toContain(gate);
    expect(gatesOf(findingsIn(withSentence(said)), 'error')).toEqual([]);
  });

  it.each([
    'Nursing women should ask their midwife about it first.',
    'With sertraline it can raise the risk of serotonin syndrome.',
    'Nobody knows whether it can be taken with sertraline.',
    'Sellers write that no blood tests are needed.',
    'Do not leave anyone to sleep it off.',
    'Whether children can take it safely has not been tested.',
    'Sertraline must not be dropped because of a herb.',
    'It is not known how many capsules people swallow with meals.',
  ])('is nothing where it warns, doubts or reports: %s', (said) => {
    expect(findingsIn(withSentence(said)).filter(({ where }) => where.excerpt === said)).toEqual([]);
  });
});

describe('doubt', () => {
  const articles = ['corpus', 'held-back'].flatMap((folder) =>
    ['good', 'bad'].flatMap((kind) =>
      readdirSync(join(HOME, folder, kind))
        .filter((name) => !name.endsWith('.expected'))
        .map((name) => ({ path: name, bytes: readFileSync(join(HOME, folder, kind, name)) })),
    ),
  );
  const subjectOf = (file: (typeof articles)[number]): TextSubject => ({
    document: readArticle(file),
    lexicon: house.lexicon,
    policy: house.policy.policy,
    today: TODAY,
  });
  const remark = { at: { line: 1, column: 1 }, message: 'It claims.', remedy: 'Leave it out.', excerpt: 'Kava cures.' };
  const match = { index: 0, text: 'cures' };

  it('makes no finding vanish: a house that insists gets every one of them as an error', () => {
    const strict = houseWith(house, {
      policy: { gates: Object.fromEntries(GATES.map((id) => [id, { severity: 'error' }])) },
    });
    const places = (findings: readonly Finding[]): readonly string[] =>
      findings
        .filter(({ gate }) => GATES.includes(gate))
        .map(({ gate, where, message }) => `${gate} ${where.line}:${where.column} ${message}`);

    for (const file of articles) {
      const insisted = audit(file, strict, TODAY).findings;
      expect(places(insisted)).toEqual(places(audit(file, house, TODAY).findings));
      expect(
        gatesOf(
          insisted.filter(({ gate }) => GATES.includes(gate)),
          'warning',
        ),
      ).toEqual([]);
    }
  });

  it('is only in articles that inform, and changes nothing but the severity and a word to the editor', () => {
    for (const file of articles) {
      const subject = subjectOf(file);
      const [sentence] = subject.document.sentences;
      if (sentence === undefined) throw new Error(file.path);

      const doubted = weighed(subject, sentence, [match], () => false, remark);
      const bare = { ...sentence, text: 'Kava cures.', kind: 'text', block: -1 } as const;
      expect(weighed(subject, bare, [match], () => true, remark)).toBe(remark);
      if (!informs(subject)) expect(doubted).toBe(remark);
      else {
        expect(doubted).toEqual({ ...remark, severity: 'warning', message: doubted.message });
        expect(doubted.message.startsWith(remark.message)).toBe(true);
      }
      const fact = { ...sentence, fact: 'kava-what-it-is' };
      expect(weighed(subject, fact, [match], () => false, remark)).toBe(remark);
      const draft = { ...subject, pack: {} } as TextSubject;
      expect(weighed(draft, sentence, [match], () => false, remark)).toBe(remark);
    }
  });

  it('is in most articles that can be trusted, and in none of those that cannot', () => {
    const kindOf = (kind: string): readonly TextSubject[] =>
      ['corpus', 'held-back'].flatMap((folder) =>
        readdirSync(join(HOME, folder, kind))
          .filter((name) => !name.endsWith('.expected'))
          .map((name) => subjectOf({ path: name, bytes: readFileSync(join(HOME, folder, kind, name)) })),
      );
    expect(kindOf('bad').filter(informs)).toEqual([]);
    const good = kindOf('good');
    expect(good.filter(informs).length).toBeGreaterThan(good.length * 0.8);
  });
});
