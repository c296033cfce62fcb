import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ofType, removeApps, resourcesOf } from './a-stack.ts';
import { textOf } from './rights.ts';

const validate: (definition: object) => { readonly isValid: boolean; readonly errors: readonly object[] } =
  createRequire(import.meta.url)('asl-validator');

let definition: {
  readonly States: Readonly<Record<string, object>>;
  readonly QueryLanguage: string;
};
beforeAll(() => {
  const [machine] = ofType('AWS::StepFunctions::StateMachine', resourcesOf());
  // Names of resources as an account gives them; what is not there yet has no say in the grammar.
  const text = textOf(machine?.[1].Properties.DefinitionString).replace(/<AWS::Partition>/g, 'aws');
  definition = JSON.parse(text.replace(/<(\w+)\.Arn>/g, 'arn:aws:lambda:eu-west-1:123456789012:function:$1'));
}, 60_000);
afterAll(removeApps);

describe('the state machine', () => {
  it('is one that the service understands', () => {
    expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
  });

  it('is refused when a step leads nowhere', () => {
    const broken = structuredClone(definition) as { States: Record<string, { Next?: string }> };
    Object.assign(broken.States['Every pack'] ?? {}, { Next: 'Nowhere' });

    expect(validate(broken).isValid).toBe(false);
  });

  it('builds and validates in steps of their own, some packs at a time, and says how many may fail', () => {
    expect(definition).toMatchObject({
      QueryLanguage: 'JSONata',
      States: {
        'Every pack': {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED' },
            States: { 'Build drafts': {}, 'Validate drafts': {} },
          },
          ItemBatcher: { MaxItemsPerBatch: 10 },
          MaxConcurrency: 50,
          ToleratedFailurePercentage: 5,
          ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' },
        },
      },
    });
  });

  it('tries again where the service was busy, with jitter, and at no other failure', () => {
    const text = JSON.stringify(definition);
    const retries = [...text.matchAll(/"Retry":(\[.*?\}\])/g)].map(([, retry = '[]']) => JSON.parse(retry));

    expect(retries).toHaveLength(3);
    for (const [retry, ...more] of retries) {
      expect(more).toEqual([]);
      expect(retry).toMatchObject({ JitterStrategy: 'FULL', BackoffRate: 2 });
      for (const error of retry.ErrorEquals)
        expect(error).toMatch(/^Lambda\.(?:TooManyRequests|Service|SdkClient)Exception$/);
    }
  });
});
