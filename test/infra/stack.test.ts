import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { FUNCTIONS, WITH_LIBRARIES } from '../../scripts/bundle.ts';
import { HOME } from '../../src/config.ts';
import { anApp, idOf, ofType, type Resource, removeApps, resourcesOf, STAGES } from './a-stack.ts';

// To load the constructs and make a stack for the first time takes longer than all that is asked of it: once for all.
import './machine.checks.ts';
import './rights.checks.ts';

let dev: ReadonlyMap<string, Resource>;
let prod: ReadonlyMap<string, Resource>;
beforeAll(() => {
  [dev, prod] = [resourcesOf('dev'), resourcesOf('prod')];
}, 60_000);
afterAll(removeApps);

const propertiesOf = (type: string, resources: ReadonlyMap<string, Resource>) =>
  ofType(type, resources).map(([, { Properties }]) => Properties);

describe('the template', () => {
  it.each(STAGES)('of %s is what it was, but for the digests of code', (stage) => {
    const text = JSON.stringify(Template.fromStack(anApp(stage).stack).toJSON(), null, 1);

    expect(text.replace(/\b[0-9a-f]{64}\b/g, 'DIGEST')).toMatchSnapshot();
  });

  it.each(STAGES)('of %s leaves nothing open that cdk-nag finds', (stage) => {
    expect(() => anApp(stage).app.synth()).not.toThrow();
  });

  it('is not let through by cdk-nag when nobody accepts anything', () => {
    expect(() => anApp('dev', { isAccepted: false }).app.synth()).toThrow();
  });

  it('of a site with an address of its own is let through as well, with TLS 1.2 of 2021', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000';
    const changes = { siteAddress: { name: 'press.example', certificateArn }, monthlyUsd: 50 };

    expect(() => anApp('prod', { changes }).app.synth()).not.toThrow();
    const resources = resourcesOf('prod', changes);
    expect(propertiesOf('AWS::CloudFront::Distribution', resources)).toMatchObject([
      {
        DistributionConfig: {
          Aliases: ['press.example'],
          ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
        },
      },
    ]);
    expect(propertiesOf('AWS::Budgets::Budget', resources)).toMatchObject([
      { Budget: { BudgetLimit: { Amount: 50 } } },
    ]);
  });

  it('has no budget where nobody asked for one', () => {
    expect(propertiesOf('AWS::Budgets::Budget', prod)).toEqual([]);
  });
});

describe('every function', () => {
  const functions = () => ofType('AWS::Lambda::Function', dev);

  it('is one of the pipeline, on arm64 and Node 24, traced, with logs that end', () => {
    expect(functions()).toHaveLength(6);
    for (const [, { Properties }] of functions())
      expect(Properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      });
    for (const group of propertiesOf('AWS::Logs::LogGroup', dev)) expect(group.RetentionInDays).toBeGreaterThan(0);
  });

  it('is given every name that its code asks for', () => {
    for (const [id, { Properties }] of functions()) {
      const [, name = ''] = /(Build|Validate|Summarise|Publish|Sweep|Desk)Function/.exec(id) ?? [];
      const given = Object.keys(Properties.Environment.Variables);
      for (const asked of namesAskedBy(`${name.toLowerCase()}.ts`))
        expect([name, given]).toEqual([name, expect.arrayContaining([asked])]);
    }
  });

  it('has a bundle, and every bundle a function', () => {
    const names = functions().map(([id]) => /([A-Z][a-z]+)Function[0-9A-F]{8}$/.exec(id)?.[1]?.toLowerCase());

    expect(names.sort()).toEqual([...FUNCTIONS].sort());
  });

  it('has the layer where its bundle takes from it, and only there', () => {
    const layers = ofType('AWS::Lambda::LayerVersion', dev).map(([Ref]) => ({ Ref }));
    const named = functions().filter(([, { Properties }]) => Properties.Layers !== undefined);

    expect(layers).toHaveLength(1);
    const bundles = named.map(([id]) => FUNCTIONS.find((name) => new RegExp(`${name}Function`, 'i').test(id)));
    expect(bundles.sort()).toEqual(WITH_LIBRARIES.toSorted());
    for (const [, { Properties }] of named) expect(Properties.Layers).toEqual(layers);
  });

  it('is stopped where it would call itself without end, and the publisher is few', () => {
    for (const [, { Properties }] of functions()) expect(Properties.RecursiveLoop).toBe('Terminate');
    const publish = dev.get(idOf(/^PublisherPublishFunction[0-9A-F]{8}$/, dev));
    expect(publish?.Properties.ReservedConcurrentExecutions).toBeLessThanOrEqual(4);
  });
});

function namesAskedBy(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(HOME, 'functions', file), 'utf8');
  const own = [...text.matchAll(/named\('([A-Z_]+)'\)/g)].map(([, name = '']) => name);
  const imported = [...text.matchAll(/from '\.\/([a-z-]+\.ts)'/g)].flatMap(([, path = '']) => namesAskedBy(path, seen));
  return [...own, ...imported];
}

describe('what is kept', () => {
  it('is versioned, encrypted and closed to the public', () => {
    const buckets = propertiesOf('AWS::S3::Bucket', dev);
    expect(buckets.length).toBeGreaterThanOrEqual(5);
    for (const bucket of buckets)
      expect(bucket).toMatchObject({
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: expect.anything(),
        PublicAccessBlockConfiguration: {
          ...{ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
        },
      });
  });

  it('can be restored to any second, and streams what changes', () => {
    expect(propertiesOf('AWS::DynamoDB::GlobalTable', dev)).toMatchObject([
      {
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
        Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
      },
    ]);
  });

  it.each(['AWS::S3::Bucket', 'AWS::DynamoDB::GlobalTable', 'AWS::Cognito::UserPool'])(
    'outlives the stack in production: %s',
    (type) => {
      for (const [, { DeletionPolicy }] of ofType(type, prod)) expect(DeletionPolicy).toBe('Retain');
      for (const [, { DeletionPolicy }] of ofType(type, dev)) expect(DeletionPolicy).not.toBe('Retain');
      expect(anApp('prod').stack.terminationProtection).toBe(true);
    },
  );

  it('has checkpoints that nobody can remove in production', () => {
    expect(prod.get(idOf(/^StorageCheckpoints[0-9A-F]{8}$/, prod))?.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
    });
  });
});

describe('what goes wrong', () => {
  it('of every asynchronous start ends in a queue that is watched', () => {
    const queue = idOf(/^DeadLetters[0-9A-F]{8}$/, dev);
    const arn = { 'Fn::GetAtt': [queue, 'Arn'] };
    for (const { Target } of propertiesOf('AWS::Scheduler::Schedule', dev))
      expect(Target.DeadLetterConfig.Arn).toEqual(arn);
    for (const { Targets } of propertiesOf('AWS::Events::Rule', dev))
      expect(Targets[0].DeadLetterConfig.Arn).toEqual(arn);
    expect(propertiesOf('AWS::Lambda::EventSourceMapping', dev)).toMatchObject([
      {
        DestinationConfig: { OnFailure: { Destination: arn } },
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 21_600,
      },
    ]);
    expect(propertiesOf('AWS::Lambda::EventInvokeConfig', dev)).toMatchObject([
      { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: arn } } },
    ]);
    const watched = propertiesOf('AWS::CloudWatch::Alarm', dev).flatMap(({ Dimensions = [] }) => Dimensions);
    expect(watched).toContainEqual({ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } });
  });

  it('raises alarms that say what is wrong, tell somebody and name the page that helps', () => {
    const topic = idOf(/^Editors[0-9A-F]{8}$/, dev);
    for (const alarm of propertiesOf('AWS::CloudWatch::Alarm', dev)) {
      expect(alarm.AlarmActions).toEqual([{ Ref: topic }]);
      expect(alarm.AlarmDescription).toMatch(/^[A-Z].*\. See docs\/operations\.md\.$/);
      expect(alarm.TreatMissingData).toMatch(/^(?:notBreaching|breaching)$/);
    }
  });

  it('may be told to the topic by whoever tells it', () => {
    const [policy] = propertiesOf('AWS::SNS::TopicPolicy', dev);
    const allowed = policy.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');

    expect(allowed).toMatchObject([
      {
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  it('is counted under the dimension that the functions count it under', () => {
    const own = propertiesOf('AWS::CloudWatch::Alarm', dev).filter(({ Namespace }) => Namespace === 'imprimatur');
    expect(own.length).toBeGreaterThan(0);
    for (const { Dimensions } of own) expect(Dimensions).toEqual([{ Name: 'service', Value: 'imprimatur' }]);
  });
});

describe('the site', () => {
  it('is read by its own distribution alone, by TLS, with headers that last', () => {
    const [distribution] = propertiesOf('AWS::CloudFront::Distribution', dev);
    expect(distribution.DistributionConfig).toMatchObject({
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', AllowedMethods: ['GET', 'HEAD'] },
      Origins: [{ OriginAccessControlId: expect.anything(), S3OriginConfig: { OriginAccessIdentity: '' } }],
    });
    const [headers] = propertiesOf('AWS::CloudFront::ResponseHeadersPolicy', dev);
    const { ContentSecurityPolicy, StrictTransportSecurity } =
      headers.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    expect(StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThanOrEqual(31_536_000);
    expect(ContentSecurityPolicy.ContentSecurityPolicy).toMatch(/^default-src 'none';/);
    expect(ContentSecurityPolicy.ContentSecurityPolicy).not.toContain('script-src');
    const [cache] = propertiesOf('AWS::CloudFront::CachePolicy', dev);
    expect(cache.CachePolicyConfig.MaxTTL).toBeLessThanOrEqual(300);
  });
});

describe('people', () => {
  it('are let in by a code, a proof key and a second factor, and never by themselves', () => {
    expect(propertiesOf('AWS::Cognito::UserPool', dev)).toMatchObject([
      {
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      },
    ]);
    expect(propertiesOf('AWS::Cognito::UserPoolClient', dev)).toMatchObject([
      { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], PreventUserExistenceErrors: 'ENABLED' },
    ]);
    expect(propertiesOf('AWS::Cognito::UserPoolDomain', dev)).toMatchObject([{ ManagedLoginVersion: 2 }]);
  });
});

describe('the folder of constructs', () => {
  it('has one file for each role, each of which the stack is made of', () => {
    const files = readdirSync(join(HOME, 'infra', 'constructs'));
    const used = [join(HOME, 'infra', 'stack.ts'), ...files.map((file) => join(HOME, 'infra', 'constructs', file))]
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');

    for (const file of files)
      expect(used).toMatch(new RegExp(`from '\\./(?:constructs/)?${file.replace('.', '\\.')}'`));
  });
});
