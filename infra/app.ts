import { App } from 'aws-cdk-lib';
import { bundle } from '../scripts/bundle.ts';
import { ImprimaturStack } from './stack.ts';

// `cdk synth -c stage=prod`: what differs between stages is in cdk.json.
interface Stage {
  readonly retain: boolean;
  readonly schedule: string;
  readonly deskOrigin?: string;
}

await bundle();
const app = new App();
const name = String(app.node.tryGetContext('stage') ?? 'dev');
const stage = app.node.tryGetContext('stages')?.[name] as Stage | undefined;
if (stage === undefined) throw new Error(`cdk.json has no stage "${name}"`);
new ImprimaturStack(app, `imprimatur-${name}`, stage);
app.synth();
