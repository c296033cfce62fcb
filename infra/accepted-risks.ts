import { type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import type { ImprimaturStack } from './stack.ts';

/** Accepts what cdk-nag finds in the stack and the house has decided on, each finding by name and with its reason. */
export function acceptRisks(stack: ImprimaturStack): void {
  const { storage, batch, publisher, desk, site, deadLetters } = stack.parts;
  const { table, packs, blobs, results, log } = storage;
  const tracing = { '*': 'Traces have no resource to name: X-Ray takes `*` alone.' };
  const records = { [`<${idOf(table)}.Arn>/index/*`]: 'A role that reads records reads them by every index.' };
  const inBlobs = { [`<${idOf(blobs)}.Arn>/sha256/*`]: 'Blobs are named by digests that nobody knows beforehand.' };
  const inLog = { [`<${idOf(log)}.Arn>/checkpoints/*`]: 'Checkpoints are numbered as they come.' };
  const inSite = { [`<${idOf(storage.site)}.Arn>/*`]: 'Pages are named by the slugs of articles.' };
  const inPacks = { [`<${idOf(packs)}.Arn>/*`]: 'Packs are named by whoever writes them.' };

  const { Build, Validate, Summarise } = batch.functions;
  for (const { role } of [Build, Validate]) acceptWildcards(role, { ...tracing, ...records, ...inPacks, ...inBlobs });
  acceptWildcards(Summarise.role, {
    ...tracing,
    [`<${idOf(results)}.Arn>/batches/*`]: 'Results are named by executions.',
  });
  acceptWildcards(publisher.publish.role, { ...tracing, ...records, ...inBlobs, ...inSite });
  acceptWildcards(publisher.sweep.role, { ...tracing, ...records, ...inBlobs, ...inSite, ...inLog });
  acceptWildcards(desk.desk.role, { ...tracing, ...records, ...inBlobs, ...inSite, ...inLog });

  const machine = `{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${idOf(batch.machine)}"}]}]}`;
  const execution = `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${machine}`;
  const versions = Object.fromEntries(
    [Build, Validate, Summarise].map(({ fn }) => [`<${idOf(fn)}.Arn>:*`, 'The versions of the function it may call.']),
  );
  acceptWildcards(batch.machine, {
    ...tracing,
    ...versions,
    [`arn:<AWS::Partition>:s3:::<${idOf(results)}>/*`]: 'The map names its files of results itself.',
    [`${execution}:*`]: 'The map redrives children of its own, which have names of their own.',
    [`${execution}/*:*`]: 'The map redrives children of its own, which have names of their own.',
  });
  // The role of the schedules is a child of the stack itself.
  acceptWildcards(stack, { [`<${idOf(publisher.sweep.fn)}.Arn>:*`]: 'The versions of the function it may call.' });

  accept(deadLetters, 'SQS3', 'It is the queue of dead letters itself.');
  accept(desk.people, 'COG8', 'The plus plan costs per person; MFA is required, and nobody signs up by themselves.');
  accept(
    desk.api,
    'APIG4',
    'The desk signs people in itself and asks for their role in every step; sign-in has no session.',
  );
  accept(site.distribution, 'CFR1', 'Health information is for readers everywhere.');
  accept(
    site.distribution,
    'CFR2',
    'The site is files that take no input; a firewall can be put before it at any time.',
  );
  if (site.isOwnAddress) return;
  accept(site.distribution, 'CFR4', 'Without a certificate of its own, CloudFront sets the protocol of its address.');
}

const idOf = (construct: IConstruct): string =>
  Stack.of(construct).resolve(Stack.of(construct).getLogicalId(construct.node.defaultChild as CfnElement));

function acceptWildcards(scope: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [resource, reason] of Object.entries(reasons)) accept(scope, `IAM5[Resource::${resource}]`, reason);
}

function accept(scope: IConstruct, rule: string, reason: string): void {
  Validations.of(scope as Construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
}
