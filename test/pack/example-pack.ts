import type { SourceFile } from '../../src/pack/problem.ts';

/** A small pack that reads without a problem, as YAML; one test changes one part of it. */
export const PACK = `schema: imprimatur.pack/v1
slug: zinc-colds
template: health-topic
locale: en-US
title: Does zinc help colds?
topic:
  substance: { name: zinc, traits: [mineral] }
  condition: { name: colds, crisis: false, standardTreatment: false }
jurisdictions: [US, GB]
commercialInterest: none
contributors: [{ id: ana, role: author }]
sources:
  - id: review-2024
    tier: systematic-review
    status: current
    csl: { type: article-journal, title: Zinc for colds, DOI: 10.5555/zinc }
facts:
  - id: shorter-colds
    kind: efficacy
    statement: Zinc may shorten colds a little.
    evidence: { design: systematic-review, certainty: low }
    citations: [{ source: review-2024, locator: abstract, label: section }]
    asOf: '2024-05-09'
`;

/** A small library with a fact for each of three places and one for all, as YAML. */
export const LIBRARY = `schema: imprimatur.library/v1
id: colds
contributors: [{ id: ben, role: author }]
sources:
  - id: us-line
    tier: regulator
    status: current
    csl: { type: webpage, title: A line in the United States, URL: 'https://us.example.com/' }
  - id: ie-line
    tier: regulator
    status: current
    csl: { type: webpage, title: A line in Ireland, URL: 'https://ie.example.com/' }
  - id: unused
    tier: news
    status: current
    csl: { type: webpage, title: A page that no fact cites, URL: 'https://news.example.com/' }
facts:
  - id: report-us
    kind: report-channel
    statement: In the United States, bad reactions can be reported by telephone.
    evidence: { design: regulator, certainty: high }
    contact: { jurisdiction: US, name: Reports, tel: 1-800-555-0100 }
    citations: [{ source: us-line, locator: first paragraph, label: section }]
    asOf: '2026-01-01'
  - id: report-ie
    kind: report-channel
    statement: In Ireland, bad reactions can be reported by post.
    evidence: { design: regulator, certainty: high }
    contact: { jurisdiction: IE, name: Reports, url: 'https://ie.example.com/' }
    citations: [{ source: ie-line, locator: first paragraph, label: section }]
    asOf: '2026-01-01'
  - id: when-to-see-a-doctor
    kind: seek-care
    statement: A cold that lasts longer than three weeks should be looked at.
    evidence: { design: regulator, certainty: high }
    citations: [{ source: us-line, locator: last paragraph, label: section }]
    asOf: '2026-01-01'
`;

/** A text as a file. */
export function asFile(text: string, path = 'packs/zinc-colds.yaml'): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

/** A file text with one part changed; the part must be there, so that a test cannot test nothing. */
export function changed(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`found no ${JSON.stringify(part)} to change`);
  return text.replace(part, () => by);
}
