import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundle } from '../scripts/bundle.ts';
import { acceptRisks } from './accepted-risks.ts';
import { ImprimaturStack, type Stage } from './stack.ts';

// `cdk synth -c stage=prod`: what differs between stages is in cdk.json.
await bundle();
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const name = String(app.node.tryGetContext('stage') ?? 'dev');
const stage = app.node.tryGetContext('stages')?.[name] as Stage | undefined;
if (stage === undefined) throw new Error(`cdk.json has no stage "${name}"`);
acceptRisks(new ImprimaturStack(app, `imprimatur-${name}`, { stage }));
app.synth();
