import { ofType } from '../infra/a-stack.ts';
import type { Deployment } from './a-deployment.ts';
import { matches } from './matches.ts';

interface Target {
  readonly Arn: unknown;
  readonly Input?: string;
  readonly InputTransformer?: {
    readonly InputPathsMap: Readonly<Record<string, string>>;
    readonly InputTemplate: string;
  };
}

/** What the rules of the stack hand to their targets when an object of a bucket was written. */
export function inputsFor(bucket: string, key: string, { resources, resolve }: Deployment): readonly unknown[] {
  const event = {
    ...{ source: 'aws.s3', 'detail-type': 'Object Created', account: '123456789012' },
    detail: { bucket: { name: bucket }, object: { key } },
  };
  return ofType('AWS::Events::Rule', resources)
    .map(([, { Properties }]) => resolve(Properties) as { EventPattern: unknown; Targets: readonly Target[] })
    .filter(({ EventPattern }) => matches(event, EventPattern))
    .flatMap(({ Targets }) => Targets.map((target) => inputOf(target, event)));
}

function inputOf({ Input, InputTransformer }: Target, event: object): unknown {
  if (InputTransformer === undefined) return JSON.parse(Input ?? JSON.stringify(event));
  const { InputPathsMap, InputTemplate } = InputTransformer;
  const text = InputTemplate.replace(/<([\w-]+)>/g, (_, name: string) =>
    JSON.stringify(at(InputPathsMap[name] ?? '', event)),
  );
  return JSON.parse(text);
}

const at = (path: string, event: object): unknown =>
  path
    .replace(/^\$\./, '')
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], event);
