import { join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { BUNDLES, LAYER } from '../../scripts/bundle.ts';

/** The layer of what others wrote, for the largest functions; a change of its bytes makes a new version. */
export class Libraries extends Construct {
  readonly layer: lambda.LayerVersion;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.layer = new lambda.LayerVersion(this, 'Layer', {
      description: 'The AWS SDK and the formatter of references.',
      code: lambda.Code.fromAsset(join(this.node.tryGetContext('bundles') ?? BUNDLES, LAYER.folder)),
      compatibleRuntimes: [lambda.Runtime.NODEJS_24_X],
      compatibleArchitectures: [lambda.Architecture.ARM_64],
    });
  }
}
