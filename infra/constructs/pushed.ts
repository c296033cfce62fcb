import { Aws } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { LIBRARIES, PACKS } from '../../src/stores/aws/aws-pack-files.ts';

/** What is built when something is pushed. */
export interface PushedProps {
  readonly packs: IBucket;
  readonly machine: sfn.IStateMachine;
  readonly deadLetters: sqs.IQueue;
}

/** Builds what was pushed, at once: a pack alone, and for a library every pack, of which only those it reaches change. */
export class Pushed extends Construct {
  constructor(scope: Construct, id: string, { packs, machine, deadLetters: deadLetterQueue }: PushedProps) {
    super(scope, id);
    const rule = (name: string, prefix: string, described: string, built: string): void => {
      new events.Rule(this, name, {
        description: described,
        eventPattern: {
          source: ['aws.s3'],
          detailType: ['Object Created'],
          account: [Aws.ACCOUNT_ID],
          detail: { bucket: { name: [packs.bucketName] }, object: { key: [{ prefix }] } },
        },
        targets: [
          new targets.SfnStateMachine(machine, {
            input: events.RuleTargetInput.fromObject({ prefix: built }),
            deadLetterQueue,
          }),
        ],
      });
    };
    rule('Pack', PACKS, 'Builds a pack that was pushed.', events.EventField.fromPath('$.detail.object.key'));
    rule('Library', LIBRARIES, 'Builds what a library that was pushed reaches.', PACKS);
  }
}
