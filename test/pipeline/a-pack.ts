import type { SourceFile } from '../../src/pack/problem.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fact as a pack file has it, about zinc, that the gates let through. */
export function aFact(id: string, kind: string, statement: string, fields: Fields = {}): Fields {
  return {
    id,
    kind,
    statement,
    ...(LAW.has(kind) ? {} : { evidence: { design: 'guideline', certainty: 'moderate' } }),
    citations: [{ source: 'nih-zinc', locator: 'Health risks', label: 'section' }],
    asOf: '2026-06-01',
    verified: '2026-11-01',
    ...fields,
  };
}

const LAW = new Set(['legal-status', 'regulator-position']);

/** A source as a pack file has it. */
export function aSource(id: string, tier: string, csl: Fields): Fields {
  return { id, tier, status: 'current', csl: { accessed: { 'date-parts': [[2026, 11, 1]] }, ...csl } };
}

const SOURCES = [
  aSource('nih-zinc', 'guideline', {
    type: 'webpage',
    title: 'Zinc: fact sheet for health professionals',
    author: [{ literal: 'NIH Office of Dietary Supplements' }],
    issued: { 'date-parts': [[2026, 1, 6]] },
    URL: 'https://ods.od.nih.gov/factsheets/Zinc-HealthProfessional/',
  }),
  aSource('zinc-review', 'systematic-review', {
    type: 'article-journal',
    title: 'Zinc for prevention and treatment of the common cold',
    author: [{ family: 'Nault', given: 'Daryl' }],
    'container-title': 'Cochrane Database of Systematic Reviews',
    issued: { 'date-parts': [[2024, 5, 9]] },
    DOI: '10.1002/14651858.CD014914.pub2',
  }),
  aSource('dshea', 'statute', {
    type: 'legislation',
    title: 'Dietary Supplement Health and Education Act of 1994',
    issued: { 'date-parts': [[1994, 10, 25]] },
    URL: 'https://www.congress.gov/bill/103rd-congress/senate-bill/784',
  }),
];

const statute = { citations: [{ source: 'dshea', locator: '3', label: 'section' }], evidence: { design: 'statute' } };

/** The facts of an article that passes every gate. */
export const FACTS: readonly Fields[] = [
  aFact('what-zinc-is', 'identity', 'Zinc is a mineral that the body needs in small amounts.'),
  aFact('colds', 'efficacy', 'Zinc lozenges may make a cold about two days shorter, and the trials disagree.', {
    evidence: { design: 'systematic-review', certainty: 'low' },
    citations: [{ source: 'zinc-review', locator: 'abstract', label: 'section' }],
  }),
  aFact('smell', 'adverse-effect', 'Zinc put into the nose has been followed by a lasting loss of smell.', {
    serious: true,
  }),
  aFact('nausea', 'adverse-effect', 'Lozenges can cause nausea and a bad taste.', { serious: false }),
  aFact('antibiotics', 'interaction', 'Zinc keeps some antibiotics from being taken up.', { with: ['tetracycline'] }),
  aFact('copper', 'contraindication', 'People with copper deficiency are told not to take zinc.', {
    population: 'people with copper deficiency',
  }),
  aFact('pregnant', 'pregnancy', 'In pregnancy, only the amounts of a usual diet are known to be safe.'),
  aFact('poison-line', 'overdose', 'After too much zinc, US poison centers answer at 1-800-222-1222.', {
    contact: { jurisdiction: 'US', name: 'Poison Help', tel: '1-800-222-1222' },
  }),
  aFact('doctor', 'seek-care', 'Anyone whose sense of smell changes should see a doctor.'),
  aFact('labels', 'product-quality', 'Products differ in how much zinc they hold.'),
  aFact('unknown', 'research-gap', 'Which form of zinc matters most is not known.'),
  aFact('law', 'legal-status', 'In the United States zinc may be sold as a dietary supplement.', {
    ...statute,
    legal: { jurisdiction: 'US', status: 'permitted' },
  }),
  aFact('fda', 'regulator-position', 'The FDA told people in 2009 not to use certain zinc nose gels.', {
    legal: { jurisdiction: 'US' },
    evidence: { design: 'regulator' },
  }),
];

/** A pack file as an object that a test may change before it is written. */
export function packContent(parts: Fields = {}): Fields {
  return {
    schema: 'imprimatur.pack/v1',
    slug: 'zinc-colds',
    template: 'health-topic',
    locale: 'en-US',
    title: 'Zinc and the common cold',
    topic: {
      substance: { name: 'zinc', traits: [] },
      condition: { name: 'the common cold', crisis: false, standardTreatment: false },
    },
    jurisdictions: ['US'],
    commercialInterest: 'none',
    contributors: [{ id: 'pat', role: 'author' }],
    sources: SOURCES,
    facts: FACTS,
    ...parts,
  };
}

/** A pack file that passes every gate, with what matters to a test laid over it. JSON is YAML. */
export function aPack(parts: Fields = {}, path = 'packs/zinc-colds.yaml'): SourceFile {
  return { path, bytes: new TextEncoder().encode(JSON.stringify(packContent(parts))) };
}

/** The facts with one of them changed, or taken out where nothing is given for it. */
export function factsWith(id: string, change: Fields | undefined): readonly Fields[] {
  return FACTS.flatMap((fact) => (fact.id !== id ? [fact] : change === undefined ? [] : [{ ...fact, ...change }]));
}
