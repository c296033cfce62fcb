import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestBytes } from '../../src/digest.ts';
import { readHtml } from '../../src/document/read-html.ts';
import { articleTexts, buildDraft } from '../../src/draft/build-draft.ts';
import { ImprimaturError } from '../../src/errors.ts';
import { checkPolicy } from '../../src/gates/check-policy.ts';
import { SAFETY_ELEMENTS } from '../../src/gates/elements.ts';
import type { Gate, Remark, Subject } from '../../src/gates/gate.ts';
import { GATES } from '../../src/gates/index.ts';
import type { Report } from '../../src/gates/report.ts';
import { checkGates, type Locate, MOST_REMARKS, validate } from '../../src/gates/validate.ts';
import type { Fact } from '../../src/pack/fact.ts';
import { readPack } from '../../src/pack/read-pack.ts';
import type { ResolvedPack } from '../../src/pack/resolved-pack.ts';
import type { House } from '../../src/pipeline/house.ts';
import type { Policy, Severity } from '../../src/policy/policy.ts';
import { exampleHouse, examplePack, fileOf, houseWith, reportOn, TODAY } from './example-house.ts';
import { changePack } from './read-examples.ts';

const HANGING_GATE = join(import.meta.dirname, 'hanging-gate.ts');
const NAMED = { draft: digestBytes('draft'), policy: digestBytes('policy') };

let house: House;
let subject: Subject;
let locate: Locate;
beforeAll(async () => {
  house = await exampleHouse();
  const reading = readPack(examplePack(), () => undefined);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { pack } = reading.value;
  const { locate: locatePart } = reading.value;
  locate = (at) => ('line' in at ? { path: 'example.yaml', ...at } : locatePart(at));
  subject = {
    pack,
    document: readHtml(buildDraft(reading.value, house).html),
    lexicon: house.lexicon,
    policy: house.policy.policy,
    texts: articleTexts(pack, house.templates),
    today: TODAY,
    retractions: undefined,
  };
});

const REMARK: Remark = { at: { field: 'title' }, message: 'The title is odd.', remedy: 'Change it.' };

/** A gate that finds nothing, with what matters to a test laid over it. */
function aGate(parts: Partial<Gate> = {}): Gate {
  return { id: 'calm', severity: 'error', floor: 'error', summary: 'Nothing.', inspect: () => [], ...parts };
}

/** A gate whose `inspect` gives something that its type does not allow. */
function aGateThatGives(given: unknown, id = 'broken'): Gate {
  return aGate({ id, inspect: () => given as Iterable<Remark> });
}

function run(gates: readonly Gate[], policy: Partial<Policy> = {}, budget?: number): Report {
  return validate({ ...subject, policy: { ...subject.policy, ...policy } }, gates, NAMED, locate, budget);
}

const BROKEN: readonly (readonly [string, Gate])[] = [
  [
    'throws',
    aGate({
      id: 'broken',
      inspect: () => {
        throw new Error('no such thing');
      },
    }),
  ],
  [
    'throws after a remark',
    aGate({
      id: 'broken',
      *inspect() {
        yield REMARK;
        throw new Error('no such thing');
      },
    }),
  ],
  [
    'has an `applies` that throws',
    aGate({
      id: 'broken',
      applies: () => {
        throw new Error('no such thing');
      },
    }),
  ],
  ['gives nothing', aGateThatGives(undefined)],
  ['gives null', aGateThatGives(null)],
  ['gives NaN', aGateThatGives(Number.NaN)],
  ['gives "pass"', aGateThatGives('pass')],
  ['gives true', aGateThatGives(true)],
  ['gives a promise', aGateThatGives(Promise.resolve([]))],
  ['remarks a word', aGateThatGives(['odd'])],
  ['remarks without a message', aGateThatGives([{ at: REMARK.at, remedy: REMARK.remedy }])],
  ['remarks an empty message', aGateThatGives([{ ...REMARK, message: '' }])],
  ['remarks without a remedy', aGateThatGives([{ at: REMARK.at, message: REMARK.message }])],
  ['remarks without a place', aGateThatGives([{ message: REMARK.message, remedy: REMARK.remedy }])],
  ['remarks with a severity that does not exist', aGateThatGives([{ ...REMARK, severity: 'fatal' }])],
  ['remarks nothing at all', aGateThatGives([undefined])],
  ['remarks a place that is null', aGateThatGives([{ ...REMARK, at: null }])],
  ['remarks a remedy that is empty', aGateThatGives([{ ...REMARK, remedy: '' }])],
  ['gives an empty text', aGateThatGives('')],
  ['has an `applies` that gives nothing', aGate({ id: 'broken', applies: () => undefined as unknown as boolean })],
  [
    'has an `applies` that gives a promise',
    aGate({ id: 'broken', applies: () => Promise.resolve(true) as unknown as boolean }),
  ],
];

describe('a gate that cannot be trusted', () => {
  it.each(BROKEN)('makes the report incomplete, by name, when it %s', (_, broken) => {
    const report = run([aGate({ id: 'before' }), broken, aGate({ id: 'after', inspect: () => [REMARK] })]);

    expect(report.verdict).toBe('incomplete');
    expect(report.gates).toEqual([
      { id: 'before', verdict: 'pass' },
      { id: 'broken', verdict: 'error' },
      { id: 'after', verdict: 'fail' },
    ]);
    expect(report.findings.map(({ gate, severity }) => [gate, severity])).toEqual([
      ['broken', 'error'],
      ['after', 'error'],
    ]);
    expect(report.findings[0]?.message).toMatch(/^The gate could not finish: /);
  });

  it.each(['loops', 'talks', 'clings'])('is stopped when it does not end, and named: %s', (name) => {
    const budget = 200;

    const program = spawnSync(process.execPath, [HANGING_GATE, name, String(budget)], { encoding: 'utf8' });

    expect(program.stderr).toBe('');
    const report = JSON.parse(program.stdout) as Report;
    expect(report.verdict).toBe('incomplete');
    expect(report.gates).toEqual([
      { id: 'before', verdict: 'fail' },
      { id: 'broken', verdict: 'error' },
      { id: 'after', verdict: 'pass' },
    ]);
    expect(report.findings.map(({ gate, message }) => [gate, message])).toEqual([
      ['before', REMARK.message],
      ['broken', 'The gate could not finish: it took longer than 200 ms.'],
    ]);
  });

  it('is looked at again when it was only slow to start', () => {
    const program = spawnSync(process.execPath, [HANGING_GATE, 'starts', '200'], { encoding: 'utf8' });

    const report = JSON.parse(program.stdout) as Report;
    expect(report.gates.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'pass']);
    expect(report.findings.map(({ gate }) => gate)).toEqual(['before', 'broken']);
  });

  it('does not hide what the gates that ship find', () => {
    const throws = BROKEN[0]?.[1] ?? aGate();

    const report = run([throws, ...GATES]);

    expect(report.verdict).toBe('incomplete');
    expect(report.gates.filter(({ verdict }) => verdict === 'error').map(({ id }) => id)).toEqual(['broken']);
    expect(report.gates).toHaveLength(GATES.length + 1);
  });
});

describe('the list of gates', () => {
  const invalid = expect.objectContaining({ code: 'invalid' });
  const thrownBy = (act: () => unknown): unknown => {
    try {
      act();
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it('is never empty', () => {
    expect(thrownBy(() => run([]))).toEqual(invalid);
    expect(thrownBy(() => checkGates([]))).toBeInstanceOf(ImprimaturError);
  });

  it('never has an id twice', () => {
    expect(thrownBy(() => run([aGate(), aGate({ summary: 'Another.' })]))).toEqual(invalid);
    expect(thrownBy(() => checkGates([...GATES, aGate({ id: 'review-by' })]))).toEqual(
      expect.objectContaining({ code: 'invalid', message: 'gates: found "review-by" twice' }),
    );
  });

  it('is fit to run as it ships', () => {
    expect(thrownBy(() => checkGates(GATES))).toBeUndefined();
  });
});

describe('a retraction list that the policy names', () => {
  it('keeps everything out when it was not read', () => {
    const report = run(GATES, { retractions: { file: 'retractions.json', maxAgeDays: 30 } });

    expect(
      report.findings.filter(({ gate, severity }) => gate === 'not-retracted' && severity === 'error'),
    ).toHaveLength(1);
  });
});

describe('the severity of a finding', () => {
  const severityOf = (gate: Partial<Gate>, own: Severity | undefined, set: Severity | undefined): unknown => {
    const remark = own === undefined ? REMARK : { ...REMARK, severity: own };
    const gates: Policy['gates'] = set === undefined ? {} : { calm: { severity: set } };
    const report = run([aGate({ ...gate, inspect: () => [remark] })], { gates });
    return [report.findings[0]?.severity, report.verdict];
  };

  it.each<[string, Partial<Gate>, Severity | undefined, Severity | undefined, Severity, string]>([
    ['is that of its gate', { severity: 'error' }, undefined, undefined, 'error', 'reject'],
    ['is its own where it says less', { severity: 'error' }, 'warning', undefined, 'warning', 'pass'],
    ['is raised by a policy', { severity: 'warning', floor: 'note' }, undefined, 'error', 'error', 'reject'],
    ['is raised by a policy though it says less', { severity: 'warning' }, 'note', 'error', 'error', 'reject'],
    ['is lowered by a policy', { severity: 'error', floor: 'note' }, undefined, 'note', 'note', 'pass'],
    [
      'is lowered to the floor and no further',
      { severity: 'error', floor: 'warning' },
      undefined,
      'note',
      'warning',
      'pass',
    ],
    ['stays where the floor is', { severity: 'error', floor: 'error' }, undefined, 'note', 'error', 'reject'],
    [
      'is not raised by a policy that lowers the gate',
      { severity: 'error', floor: 'note' },
      'note',
      'warning',
      'note',
      'pass',
    ],
  ])('%s', (_, gate, own, set, severity, verdict) => {
    expect(severityOf(gate, own, set)).toEqual([severity, verdict]);
  });
});

describe('checking a policy', () => {
  const refusal = (policy: Partial<Policy>): unknown => {
    try {
      checkPolicy({ ...subject.policy, ...policy }, GATES);
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const refused = (...codes: string[]) =>
    expect.objectContaining({ code: 'invalid', reasons: codes.map((code) => expect.objectContaining({ code })) });

  it('takes a policy that raises a gate and asks for more elements', () => {
    const policy = {
      gates: { 'legal-primary-source': { severity: 'error' as const } },
      elements: { required: ['minors', 'regulator-position'] },
    };

    expect(refusal(policy)).toBeUndefined();
  });

  it('refuses a gate that does not exist, and says which was meant', () => {
    const error = refusal({ gates: { 'reveiw-by': { severity: 'error' } } });

    expect(error).toEqual(refused('unknown-gate'));
    expect(String(error)).toContain('did you mean review-by?');
  });

  it('refuses an element that does not exist', () => {
    const error = refusal({ elements: { required: ['pregnency'] } });

    expect(error).toEqual(refused('unknown-element'));
    expect(String(error)).toContain('did you mean pregnancy?');
  });

  it.each(GATES.filter(({ floor }) => floor === 'error').map(({ id }) => id))('refuses to lower %s', (id) => {
    expect(refusal({ gates: { [id]: { severity: 'warning' } } })).toEqual(refused('below-floor'));
  });

  it('names every fault at once', () => {
    const error = refusal({
      gates: { nothing: { severity: 'error' }, 'review-by': { severity: 'note' } },
      elements: { required: ['nothing'] },
    });

    expect(error).toEqual(refused('unknown-gate', 'below-floor', 'unknown-element'));
  });
});

describe('the example pack, changed at random', () => {
  interface Part {
    readonly element: string;
    readonly gate: string;
    meets(fact: Fact): boolean;
  }
  const KINDS: Readonly<Record<string, Fact['kind']>> = {
    'adverse-effects': 'adverse-effect',
    interactions: 'interaction',
    contraindications: 'contraindication',
    uncertainty: 'research-gap',
  };
  const required = (pack: ResolvedPack): readonly Part[] => [
    ...SAFETY_ELEMENTS.filter((element) => element.severity(pack) === 'error').map(({ id }): Part => {
      const meets = (fact: Fact): boolean =>
        id === 'serious-adverse-effects'
          ? fact.kind === 'adverse-effect' && fact.serious
          : fact.kind === (KINDS[id] ?? id);
      return { element: id, gate: 'safety-elements', meets };
    }),
    {
      element: 'jurisdiction-coverage',
      gate: 'legal-elements',
      meets: ({ kind }) => kind === 'legal-status',
    },
    {
      element: 'regulator-position',
      gate: 'legal-elements',
      meets: ({ kind }) => kind === 'regulator-position',
    },
    { element: 'what-it-is', gate: 'required-sections', meets: ({ kind }) => kind === 'identity' },
    { element: 'evidence', gate: 'required-sections', meets: ({ kind }) => kind === 'efficacy' },
  ];

  it('is rejected for each element whose facts are taken out, whichever others are too', () => {
    const parts = required(subject.pack);
    expect(parts.length).toBeGreaterThan(12);
    for (const { meets } of parts) expect(subject.pack.facts.some(meets)).toBe(true);

    fc.assert(
      fc.property(fc.subarray([...parts], { minLength: 1 }), (removed) => {
        const gone = subject.pack.facts.filter((fact) => removed.some(({ meets }) => meets(fact)));
        const facts = Object.fromEntries(gone.map(({ id }) => [id, null]));

        const report = reportOn(fileOf(changePack(examplePack().bytes, { facts })), house);

        expect(report.verdict).toBe('reject');
        const errors = report.findings.filter(({ severity }) => severity === 'error');
        expect(errors.map(({ gate, element }) => `${gate} ${element}`)).toEqual(
          expect.arrayContaining(removed.map(({ gate, element }) => `${gate} ${element}`)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each(['facts', 'sources'] as const)('gets the same findings in any order of its %s', (list) => {
    const pack = changePack(examplePack().bytes, {});
    const entries = pack[list] as readonly unknown[];
    const judged = (content: unknown): readonly string[] => {
      const report = reportOn(fileOf(content), house);
      return [
        report.verdict,
        ...report.findings.map(({ gate, severity, message }) => `${severity} ${gate}: ${message}`).sort(),
      ];
    };
    const before = judged(pack);
    expect(before[0]).toBe('pass');

    fc.assert(
      fc.property(
        fc.shuffledSubarray([...entries], { minLength: entries.length, maxLength: entries.length }),
        (shuffled) => {
          expect(judged({ ...pack, [list]: shuffled })).toEqual(before);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('stays rejected in any order when it is rejected in one', () => {
    const pack = changePack(examplePack().bytes, { facts: { 'kava-pregnancy': null } });
    const entries = pack.facts as readonly unknown[];

    fc.assert(
      fc.property(
        fc.shuffledSubarray([...entries], { minLength: entries.length, maxLength: entries.length }),
        (facts) => {
          expect(reportOn(fileOf({ ...pack, facts }), house).verdict).toBe('reject');
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe('a report', () => {
  it('is incomplete rather than rejected when both would be true', () => {
    const report = run([aGateThatGives(undefined), aGate({ id: 'strict', inspect: () => [REMARK] })]);

    expect(report.verdict).toBe('incomplete');
  });

  it('says of each gate that it passed, failed or had nothing to look at', () => {
    const gates = [
      aGate({ id: 'quiet' }),
      aGate({ id: 'idle', applies: () => false, inspect: () => [REMARK] }),
      aGate({ id: 'strict', inspect: () => [REMARK] }),
      aGate({ id: 'mild', inspect: () => [{ ...REMARK, severity: 'warning' }] }),
    ];

    const report = run(gates);

    expect(report.gates).toEqual([
      { id: 'quiet', verdict: 'pass' },
      { id: 'idle', verdict: 'not-applicable' },
      { id: 'strict', verdict: 'fail' },
      { id: 'mild', verdict: 'pass' },
    ]);
    expect(report).toMatchObject({ ...NAMED, today: TODAY, verdict: 'reject' });
  });

  it('names the gate itself, whatever its remarks claim', () => {
    const claims = { ...REMARK, gate: 'somebody-else', docs: 'elsewhere' };

    const [finding] = run([aGateThatGives([claims], 'honest')]).findings;

    expect(finding).toMatchObject({ gate: 'honest', docs: 'docs/gates/honest.md', severity: 'error' });
  });

  it('is raised by a policy for the gates that ship', () => {
    const strict = houseWith(house, { policy: { gates: { 'source-complete': { severity: 'error' } } } });

    const report = validate({ ...subject, policy: strict.policy.policy }, GATES, NAMED, locate);

    expect(report.verdict).toBe('reject');
    expect(new Set(report.findings.filter(({ severity }) => severity === 'error').map(({ gate }) => gate))).toEqual(
      new Set(['source-complete']),
    );
  });
});

describe('a gate that has much to remark', () => {
  const remarking = (count: number, severity?: Severity): Gate =>
    aGate({
      *inspect() {
        for (let index = 0; index < count; index += 1)
          yield { ...REMARK, message: `${index}`, ...(severity === undefined ? {} : { severity }) };
        if (severity !== undefined) yield { ...REMARK, message: 'The one that counts.' };
      },
    });

  it('is listened to until its verdict is settled and more would help nobody, and says so', () => {
    const few = run([remarking(MOST_REMARKS - 1)]);
    const many = run([remarking(3 * MOST_REMARKS)]);

    expect(few.findings).toHaveLength(MOST_REMARKS - 1);
    expect(many.findings).toHaveLength(MOST_REMARKS + 1);
    expect(many.findings.at(-1)?.message).toContain('the rest is not listed');
    expect(many.verdict).toBe('reject');
  });

  it('is heard out while it only warns, since what counts may come last', () => {
    const report = run([remarking(3 * MOST_REMARKS, 'warning')]);

    expect(report.findings.at(-1)?.message).toBe('The one that counts.');
    expect(report.verdict).toBe('reject');
  });
});
