import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGE_GATES } from '../../src/gates/language-gates.ts';
import { audit } from '../../src/pipeline/audit.ts';
import type { House } from '../../src/pipeline/house.ts';
import { exampleHouse, TODAY } from './example-house.ts';

const REFERENCES = [
  '## References',
  '',
  '1. Doe J, Roe K. Trials of herbs. Journal of Herbs. 2020;12:1-9. doi:10.1000/abc',
  '2. Food and Drug Administration. Herbs. FDA; 2024. https://www.fda.gov/herbs',
].join('\n');

// What a careful author says beside it: an article without any of this gets no benefit of the doubt.
const CARE = 'Ginseng can cause nausea and headache [1]. It has not been shown to treat any disease [2].';

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

/** The gates on language that find an error in an article. */
function gatesOn(text: string): readonly string[] {
  const ids = [...LANGUAGE_GATES.map(({ id }) => id), 'no-dosing-advice'];
  const { findings } = audit({ path: 'a.md', bytes: new TextEncoder().encode(text) }, house, TODAY);
  return findings.flatMap(({ gate, severity }) => (severity === 'error' && ids.includes(gate) ? [gate] : []));
}

describe('an article that claims in other words', () => {
  it.each([
    ['disease-claim', 'Ginseng lets people with insomnia drift off in minutes.'],
    ['disease-claim', 'Ginseng keeps blood sugar steady.'],
    ['disease-claim', 'Is ginseng any help?\n\nDoes ginseng relieve pain?\n\nAbsolutely, and fast.'],
    ['disease-claim', '## Eczema\n\nWith ginseng it cleared up for good.'],
    ['substitution-claim', 'Ginseng is kinder to the stomach than ibuprofen.'],
    ['substitution-claim', 'She has come off metformin since she takes ginseng.'],
    ['substitution-claim', 'Chemotherapy only poisons the body.'],
    ['safety-assurance', 'Ginseng has no known interactions.'],
    ['safety-assurance', 'Is ginseng addictive?\n\nNot in the slightest.'],
    ['safety-assurance', 'Reports of liver damage were blown out of proportion.'],
    ['vague-authority', 'Leading cardiologists now recommend ginseng.'],
    ['vague-authority', 'Clinical trials leave no doubt about ginseng.'],
    ['anecdote-not-evidence', 'Nine out of ten customers slept better on ginseng.'],
    ['anecdote-not-evidence', 'My doctor could not believe his eyes.'],
    ['no-encourage-use', 'Do yourself a favour and order ginseng.'],
    ['no-blanket-legality', 'Ginseng is permitted in all the countries.'],
    ['no-dosing-advice', 'I stir a heaped teaspoon of ginseng into my tea every morning.'],
    ['disease-claim', 'Ginseng balances your thyroid.'],
    ['disease-claim', 'Whether you have migraines or cramps, ginseng soothes sore joints.'],
    ['disease-claim', 'Ginseng is a godsend for people with arthritis.'],
    ['disease-claim', 'Ginseng puts the brakes on migraine.'],
    ['disease-claim', 'With ginseng you wave goodbye to hot flushes.'],
    ['disease-claim', 'Ginseng makes the sugar in the blood go down.'],
    ['substitution-claim', 'With ginseng you have no use for antibiotics.'],
    ['substitution-claim', 'Ginseng is miles better than Valium.'],
    ['substitution-claim', 'Who needs antidepressants?'],
    ['safety-assurance', 'Side effects are rare because ginseng is natural.'],
    ['safety-assurance', 'Ginseng is one of the safest plants there is.'],
    ['safety-assurance', 'There has never been a recorded interaction with ginseng.'],
    ['safety-assurance', 'It only happens with badly made ginseng.'],
    ['safety-assurance', 'Your liver will not be harmed by ginseng.'],
    ['vague-authority', 'Any pharmacologist will tell you that ginseng is a wonder.'],
    ['vague-authority', 'There is loads of research on ginseng.'],
    ['anecdote-not-evidence', 'Ginseng gave me my life back.'],
    ['anecdote-not-evidence', 'Within three nights I was sleeping on ginseng.'],
    ['anecdote-not-evidence', 'My brother has been sober for nine months on ginseng.'],
    ['anecdote-not-evidence', 'She watched her blood sugar drop on ginseng.'],
    ['anecdote-not-evidence', 'Thanks to ginseng my son no longer needs his inhaler.'],
    ['no-encourage-use', 'Why not give ginseng a try?'],
    ['no-encourage-use', 'Start adding ginseng to your porridge today.'],
    ['no-encourage-use', 'Try it for a week and see how you sleep.'],
    ['no-encourage-use', 'Visit our shop for ginseng.'],
    ['no-blanket-legality', 'No prescription or licence is needed for ginseng.'],
    ['no-blanket-legality', 'You can travel with it without worry.'],
    ['no-dosing-advice', 'For deeper calm take a heaped teaspoon of ginseng.'],
    ['no-dosing-advice', 'Dose every third day with ginseng.'],
    ['no-dosing-advice', 'For children, a teaspoon of ginseng.'],
    ['no-dosing-advice', 'I like a teaspoon of ginseng in milk every night.'],
    ['disease-claim', 'Joint trouble becomes a distant memory with ginseng.'],
    ['disease-claim', 'Ginseng cuts the risk of heart attacks in half.'],
    ['substitution-claim', 'Ginseng does what Viagra does.'],
    ['safety-assurance', 'Nobody reports problems with ginseng.'],
    ['vague-authority', 'Universities in Peru have studied ginseng for decades.'],
    ['anecdote-not-evidence', 'Bob says he feels thirty again on ginseng.'],
    ['no-dosing-advice', 'A level teaspoon of ginseng is all you need.'],
    ['safe-messaging', 'He failed in his suicide attempt.'],
  ])('has a finding of %s: %s', (gate, words) => {
    expect(gatesOn(`# Ginseng\n\n${words}\n`)).toContain(gate);
  });
});

describe('an article that can be trusted', () => {
  it.each([
    [
      'quotes a seller to call it wrong',
      'A shop says that ginseng "cures cancer" and is "safer than any pill". That is false.',
    ],
    ['quotes on the law to call it wrong', 'Sellers who call ginseng "legal everywhere" are wrong.'],
    [
      'tells of a trial, its marker at the end of the paragraph',
      'A trial with 80 people compared ginseng with placebo and found that it reduced pain slightly. It was short [1].',
    ],
    ['hedges what a trial found', 'A review pooled six trials of ginseng [1]. It may reduce stress a little [1].'],
    [
      'tells of a harm that passed',
      'A woman who took ginseng developed jaundice [1]. Her liver tests improved after stopping it [1].',
    ],
    ['says when to stop and see a doctor', 'If the skin turns yellow, stop and see a doctor at once.'],
    ['warns against stopping', 'Ask your pharmacist before you stop taking your medicine.'],
    ['says that no safe dose is known', 'Denmark banned ginseng in 2023 because a safe dose could not be set [2].'],
    ['tells what states did in a year', 'Several countries restricted ginseng after 2002 [2].'],
    ['answers with a source', 'Is ginseng addictive? No. It is not thought to cause dependence [1].'],
    ['heads a section by its topic', '## Treatment for insomnia\n\nAsk a doctor.'],
    ['tells what many people lack', 'Many people have trouble sleeping.'],
    ['tells why something was given', 'In 1917 soldiers were given ginseng to calm their nerves.'],
    [
      'tells of an inquest',
      'The inquest heard that he had stopped his antipsychotic after reading that it "heals the mind".',
    ],
    ['has a doctor lower a dose', 'When you come off sleeping tablets, the dose is lowered slowly by your doctor.'],
    ['tells readers what to ask', 'Ask what it does, how long you should take it and how to stop it.'],
    [
      'tells what care does to the body',
      'Stimulant medicines are recommended [2]. They can reduce appetite and raise heart rate.',
    ],
    ['keeps a prescriber beside the end of treatment', 'Medication should be stopped only with the clinician.'],
    ['sends back to the doctor', 'If you have stopped a prescribed treatment, contact your doctor as soon as you can.'],
    [
      'warns of promises',
      'Be wary of any product that is said to work for every cancer, to have no side effects or to be a secret of doctors.',
    ],
    [
      'tells what a label may say',
      'Products may say that they are used to relieve stress, which rests on long use [2].',
    ],
    [
      'names a harm after a messenger of the brain',
      'Ginseng together with an antidepressant can cause serotonin syndrome [1].',
    ],
    ['has doctors supervise', 'Some trials ask people to come off antidepressants, under the supervision of a doctor.'],
    [
      'limits what it found',
      'A review counted six trials of ginseng [1]. It might lower blood pressure, but only by a small amount.',
    ],
    [
      'tells what doctors prescribe',
      'Doctors sometimes prescribe magnesium to prevent migraine, under supervision [1].',
    ],
    ['treats a harm of a substance', 'Doctors have treated kratom withdrawal with buprenorphine [1].'],
    ['tells of custom', 'The leaves have been chewed by labourers in Asia to lessen fatigue [2].'],
    ['sends readers to a doctor', 'If you would like to bring your blood sugar down, talk to your GP.'],
    [
      'weighs several trials',
      'Several trials reported that ginseng lowered stress. A review rated their certainty as low [1].',
    ],
    [
      'warns of a swap',
      'A person with an infection who takes ginseng instead of an antibiotic may become seriously ill.',
    ],
    ['has nobody swap', 'Nobody with diabetes should read this as leave to swap one for the other, doctors say.'],
    [
      'says what is not recommended',
      'The association does not recommend ginseng or other supplements for lowering glucose [2].',
    ],
    ['links a harm', 'Ginseng has been linked to severe liver injury. More than ten cases are known [1].'],
    ['calls no law a proof', 'A product that is sold freely is not for that reason harmless.'],
    ['guards against a double dose', 'If you forget it, do not take a double dose to make up for a forgotten one.'],
    ['tells what food gives', 'Adults need 0.14 mg of iodine a day, which most people get from food.'],
    ['tells an intake of food', 'The recommended dietary allowance for adults is 310 to 420 mg a day [2].'],
    [
      'calls approved care safe',
      'Methadone and buprenorphine are approved [2]. They have been shown to be safe and effective [2].',
    ],
    ['looked for harm', 'Usual intakes while breastfeeding have shown no harm [1].'],
    [
      'contrasts a substance and its users',
      'These are reports of users; they do not show that it treats any condition.',
    ],
    [
      'lists what others claim',
      'Examples of the claims made by the companies include:\n\n- "Doctor recommended. 100% safe. Non-addictive."\n- "It cures anxiety."\n\nThe agency has sent letters [2].',
    ],
    ['speaks of treatment somebody has', 'If you take medicine for depression, tell the nurse. Ginseng is a root [1].'],
    ['says what something would be needed for', 'To kill germs, it must be taken in amounts that harm people [1].'],
    ['warns of leaving care behind', 'Leaving methadone behind without a plan raises the risk of overdose [1].'],
    ['tells of harm after a swap', 'A man stopped his blood pressure pills and had a stroke five weeks later [1].'],
    ['tells what is told to guests', 'Some retreats advise guests to come off lithium first. This is dangerous [1].'],
    ['fears a swap', 'It can do harm if it takes the place of an inhaler [1].'],
    [
      'lets a reader speak, and answers',
      'My neighbour says that her son no longer needs his inhaler.\n\nThat is not proof [1].',
    ],
    ['lets a reader object', 'But trials show that ginseng cures depression!\n\nThey do not [1].'],
    ['tells of old custom', 'Roman writers recommended ginseng for easing the pain of sinews [1].'],
    ['tells of a year long gone', 'In 1896 a widow revealed that his cure for heart disease had been ginseng [1].'],
    ['names a product of the past', "Potter's Asthma Cure was sold in shops until the 1980s [1]."],
    ['holds a word off', 'Ayurvedic kidney "cures" were seized at the port [2].'],
    ['has doctors treat', 'A burns unit treated 650 children for pain after steam [1].'],
    ['has a nurse help', 'Drugs have side effects [1]; a nurse can help you to weigh up your pain and your sleep.'],
    ['tells what a heart does', 'Caffeine makes the heart beat faster, and people with anxiety may notice it [1].'],
    ['says what may be done with care', 'Steroid creams are safe for most people when used as directed [1].'],
    ['gives first aid', 'Give up to 10 puffs of the blue inhaler, as the asthma plan says [2].'],
    [
      'tells what others are told to take',
      'People are told to take up to 300 mg of ginseng a day. That can harm them [1].',
    ],
    ['says what should not wait', 'Do not wait for symptoms: go to hospital at once [2].'],
    ['tells as what it is traded', 'Ginseng is sold as a food supplement in some countries [1].'],
    ['names its next topic', 'What the studies show:\n\nLittle [1].'],
    ['puts a word in the mouth of a site', '"Risk-free", as one site puts it, is not our word [1].'],
    ['tells what people once believed', 'They often believe that it is safe because it grows in woods. It is not [1].'],
    ['finds bad things in bottles', 'Bottles have been found to hold bacteria and lead. Ginseng was missing [1].'],
    [
      'says why to take care',
      'People with diabetes should be careful with ginseng, since it may lower blood sugar [1].',
    ],
    ['sets care against a remedy', 'Tablets have been shown to prevent strokes [1]; ginseng has not.'],
    ['sends people to ask before they combine', 'Check with a pharmacist before you combine it with anything [1].'],
    [
      'lets a mother ask in a heading',
      '## A mother says her son is free of seizures on ginseng. Can we try it?\n\nWe cannot tell [1].',
    ],
    ['says that a word makes nothing so', 'Being natural makes nothing gentler, and ginseng is a root [1].'],
    [
      'calls it tolerated and names what it did',
      'Gel is usually well tolerated; itching and rashes have been reported [1].',
    ],
    ['tells what hinders a medicine', 'Ginseng and calcium stop levothyroxine from being absorbed [1].'],
    [
      'tells what was seen in a dish',
      'In the laboratory, crushed ginseng kills some bacteria that cause infection [1].',
    ],
    ['tells of tradition', 'It is part of Ayurvedic medicine, where the root is given to calm the mind [1].'],
    [
      'tells what was done until some day',
      'Ginseng remained a household remedy for coughs until the twentieth century [1].',
    ],
    ['tells of what goes up', 'Ginseng is a root [1]. The temperature rises without limit.'],
    ['sets sellers against deaths', 'The amount that kills has been close to the amount that sellers advise [1].'],
    ['tells what people lost', 'Ginseng is a root [1]. Some people have lost the use of their legs.'],
    ['tells an aim', 'What we want to prevent is heart attacks. Ginseng is a root [1].'],
    ['tells where a capsule goes', 'Capsules that dissolve in the gut are sold to people with cramps [1].'],
    ['tells what has a licence', 'Some capsules hold a licence as a medicine for the relief of cramps [2].'],
    ['answers that a plant is no promise', 'It is a plant, and so is tobacco. Ginseng is a root [1].'],
    ['says what to leave out and why', 'Liver is best left out in pregnancy, because of its vitamin A [1].'],
    ['quotes a site', 'Its website said that it would "wipe out" diseases. Ginseng is a root [1].'],
    [
      'gives the amount of an authority',
      'The British Society of Gastroenterology recommends one tablet a day of ferrous sulfate [2].',
    ],
    ['finds its evidence at odds', 'The evidence that it helps people sleep is inconsistent, and trials are few.'],
    [
      'goes on about care',
      'Antidepressants take weeks to work [2]. The dose is then reduced to lower the chance of a relapse [2].',
    ],
    ['tells what was done before', 'Before antibiotics, doctors put ginseng on wounds to prevent infection [1].'],
    ['names an institution', 'The Therapeutic Goods Administration received 18 reports of pain [2].'],
    ['tells what a hormone does', 'Ginseng is a root. The hormones regulate metabolism [1].'],
    ['tells what an authority says', 'Riboflavin may be effective in reducing migraine, according to NICE [2].'],
    ['announces what sellers say', '## What the sellers say\n\nThe agency calls it misleading [2].'],
    ['denies that any way is safe', 'No way of using ginseng outside medical care is without risk [1].'],
    ['calls leaving it the safest', 'The safest choice is not to use ginseng [1].'],
    ['looked for withdrawal', 'No withdrawal symptoms or rebound insomnia were seen after stopping [1].'],
    ['lets a heading ask', '## My neighbour swears by ginseng. Should I try it?\n\nPain comes and goes [1].'],
    [
      'sends people to their doctor',
      'People who take lithium should ask their doctor before taking ginseng for pain [1].',
    ],
    [
      'advises against more',
      'The British Dietetic Association advises women not to drink it more than once a week [2].',
    ],
    ['leads up to the law', 'The rules differ. In the United Kingdom it has been prohibited since 2003 [2].'],
    [
      'quotes a seller and denies it at once',
      'Some sellers say that ginseng "has never harmed anybody". That is not so: cases have been reported [1].',
    ],
  ])('%s, without an error', (_, words) => {
    expect(gatesOn(`# Ginseng, looked at\n\n${CARE}\n\n${words}\n\n${REFERENCES}\n`)).toEqual([]);
  });

  it.each([
    ['Ginseng cures depression.', 'disease-claim'],
    ['Ginseng kills germs.', 'disease-claim'],
    ['Stop your blood pressure pills and take ginseng.', 'substitution-claim'],
    ['My neighbour no longer needs his inhaler since he takes ginseng.', 'anecdote-not-evidence'],
    ['Trials show that ginseng cures depression.', 'disease-claim'],
    ['Doctors treat patients with ginseng, which relieves pain.', 'disease-claim'],
    ['Ginseng is safe for most people.', 'safety-assurance'],
    ['You should take 300 mg of ginseng a day.', 'no-dosing-advice'],
    ['Do not wait: order ginseng today.', 'no-encourage-use'],
    ['Ginseng is sold freely in some countries, and it is legal in most states.', 'no-blanket-legality'],
    ['Ginseng may lower blood sugar, and it is natural.', 'disease-claim'],
    ['Stop metformin and be well.', 'substitution-claim'],
    ['Tablets fail; ginseng prevents strokes.', 'disease-claim'],
    ['You can combine it with anything.', 'no-encourage-use'],
    ['Ginseng dissolves tumours.', 'disease-claim'],
    ['You can take ginseng without limit.', 'safety-assurance'],
    ['Sellers advise that ginseng is good for you.', 'self-or-vendor-source'],
    ['Ginseng aims to prevent strokes and prevents them.', 'disease-claim'],
    ['The British Society of Herbs recommends 300 mg of ginseng a day.', 'no-dosing-advice'],
    ['Today it is taken to prevent migraine, and prevents it.', 'disease-claim'],
    ['It is safe because of its natural vitamins.', 'safety-assurance'],
    ['Before bed, ginseng gives you sleep and relieves pain.', 'disease-claim'],
    ['Hormones are why ginseng cures depression.', 'disease-claim'],
    ['The National Ginseng Growers say that ginseng cures depression.', 'disease-claim'],
    ['The safest choice is ginseng.', 'safety-assurance'],
    ['Ginseng leaves no withdrawal symptoms.', 'safety-assurance'],
    ['The rules differ, and ginseng is legal in most states.', 'no-blanket-legality'],
  ])('is not excused for a claim of its own by having sources: %s', (words, gate) => {
    expect(gatesOn(`# Ginseng, looked at\n\nGinseng is a root [1].\n\n${words}\n\n${REFERENCES}\n`)).toContain(gate);
  });

  it('quotes, among what a careful author says, what it then examines', () => {
    const care = `\n\n${CARE}`;
    const orders = '"Throw away your tablets. Two cups a day cure cancer." So it said.';
    const words = '"Ginseng kills cancer cells." A woman in a video says that she has lost ten kilos.';

    for (const said of [orders, words]) {
      const page = (around: string, end = `\n\n${REFERENCES}`): string =>
        `# Can ginseng really cure cancer?${around}\n\n${said}\n\nNo [1].${end}\n`;
      expect(gatesOn(page(care))).toEqual([]);
      expect(gatesOn(page(''))).not.toEqual([]);
      expect(gatesOn(page(care, ''))).not.toEqual([]);
      expect(gatesOn(page(care).replaceAll('"', ''))).not.toEqual([]);
    }
  });

  it('may hedge with a source, if it leads to several works and warns as often', () => {
    const page = [
      '# Ginseng, looked at',
      'Ginseng may slightly lower the chance of a cold [1]. It can cause nausea [1]. It has caused liver failure [2].',
      'People say that it makes them feel relaxed. It is not known for whom it is unsafe [3].',
      `${REFERENCES}\n3. Poe E. Harms of herbs. Journal of Herbs. 2021;13:1-9. doi:10.1000/abd`,
    ].join('\n\n');

    expect(gatesOn(page)).toEqual([]);
    expect(gatesOn(`${page}\n\n## Contents\n\n| Drink | Content |\n|---|---|\n| Mug of tea | 75 mg |\n`)).toEqual([]);
    expect(gatesOn(page.replace('People say', 'Take 300 mg a day. People say'))).toContain('no-dosing-advice');
    expect(gatesOn(page.replace('Ginseng may', 'Ginseng is safe and may'))).toContain('safety-assurance');
    expect(gatesOn(page.replace(/It can.*|It has.*|It is not.*/g, ''))).not.toEqual([]);
    expect(gatesOn(page.replace('may slightly lower', 'lowers'))).toContain('disease-claim');
    expect(gatesOn(page.replace('may slightly lower', 'cures a cold and lowers'))).toContain('disease-claim');
  });

  it('may be a leaflet on a medicine that a health service has a page on', () => {
    const leaflet = [
      '# Loratadine: the facts',
      'Loratadine relieves the symptoms of hay fever [1]. The usual dose is 10 mg once a day [1].',
      '## References',
      '1. NHS. Loratadine. https://www.nhs.uk/medicines/loratadine/',
    ].join('\n\n');

    expect(gatesOn(leaflet)).toEqual([]);
    expect(gatesOn(leaflet.replaceAll('Loratadine', 'Kratom'))).not.toEqual([]);
    expect(
      gatesOn(leaflet.replace('The usual', 'Kava is completely safe [1]. Take 500 mg of kava a day [1]. The usual')),
    ).toEqual(expect.arrayContaining(['safety-assurance', 'no-dosing-advice']));
    expect(gatesOn(leaflet.replace(/NHS.*/, 'NHS. Cetirizine. https://www.nhs.uk/medicines/cetirizine/'))).not.toEqual(
      [],
    );
  });

  it('may quote whom an authority has told off', () => {
    const told = '"It cures depression in a day." So it ran.';
    const page = `# Watchdog rules against ginseng firm\n\n${CARE}\n\n${told}\n\n${REFERENCES}\n`;

    expect(gatesOn(page)).toEqual([]);
    expect(gatesOn(page.replace(CARE, 'Ginseng is a root [1].'))).not.toEqual([]);
    expect(gatesOn(page.replace(told, 'It cures depression in a day.'))).not.toEqual([]);
  });

  it('may be a leaflet on a licensed medicine, with amounts from its source', () => {
    const leaflet = [
      '# Sertraline',
      'Sertraline is licensed to treat depression [2]. It is available only on prescription.',
      '## How to take it',
      'The usual dose is 50 mg a day; your doctor may increase it [2]. You can take it with or without food [2].',
      REFERENCES,
    ].join('\n\n');

    expect(gatesOn(leaflet)).toEqual([]);
    expect(gatesOn(leaflet.replace(/Sertraline/g, 'Kratom').replace('licensed', 'sold'))).not.toEqual([]);
    expect(gatesOn(leaflet.replace(/\n## References[\s\S]*$/, ''))).toContain('no-dosing-advice');
  });
});

describe('an article on a remedy that cites nothing', () => {
  const found = (text: string) =>
    audit({ path: 'a.md', bytes: new TextEncoder().encode(text) }, house, TODAY).findings.flatMap(({ gate, where }) =>
      gate === 'paragraph-cited' ? [where.excerpt] : [],
    );
  const text =
    '# Ginseng\n\nIt pulled me out of the dark. You need not fret. Is it bitter? Call 911 in an emergency.\n';

  it('has each statement named, whatever words it uses, but no question and no help', () => {
    expect(found(text)).toEqual(['It pulled me out of the dark.', 'You need not fret.']);
    expect(found(`${text}\nKava hurts livers [1].\n\n${REFERENCES}\n`)).not.toContain('You need not fret.');
  });
});

describe('a hundred kilobytes of one sign', () => {
  it.each([
    ['headings', '# a\n'],
    ['hidden characters', 'a\u200b'],
    ['letters of two alphabets', '\u0430a '],
    ['short answers', 'Is it? No. '],
  ])('are read within the budget of the gates: %s', (_, sign) => {
    const bytes = new TextEncoder().encode(sign.repeat(Math.ceil(100_000 / sign.length)));

    for (const path of ['a.txt', 'a.md', 'a.html']) expect(audit({ path, bytes }, house, TODAY).verdict).toBe('reject');
  });
});
