import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as apigw from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { neverRewrite, putItems, readRecords, useObjects } from './access.ts';
import type { Batch } from './batch.ts';
import { PipelineFunction } from './function.ts';
import type { Libraries } from './libraries.ts';
import type { Storage } from './storage.ts';

/** What the desk is made of. */
export interface DeskProps {
  readonly storage: Storage;
  readonly environment: Readonly<Record<string, string>>;
  readonly batch: Batch;
  readonly libraries: Libraries;
  readonly retain: boolean;
  /** Where people reach the desk; the address of the API when left out. */
  readonly origin?: string;
  readonly siteOrigin: string;
}

/** The editors' desk behind an HTTP API; people sign in at a user pool of the house's own. */
export class Desk extends Construct {
  readonly desk: PipelineFunction;
  readonly api: apigw.HttpApi;
  readonly people: cognito.UserPool;

  constructor(scope: Construct, id: string, props: DeskProps) {
    super(scope, id);
    const { storage, retain } = props;
    this.people = new cognito.UserPool(this, 'People', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      mfa: cognito.Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      accountRecovery: cognito.AccountRecovery.NONE,
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      deletionProtection: retain,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.api = new apigw.HttpApi(this, 'Api', { createDefaultStage: false });
    const origin = props.origin ?? this.api.apiEndpoint;
    const client = this.people.addClient('Desk', {
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID],
        callbackUrls: [`${origin}/sign-in/callback`],
        logoutUrls: [`${origin}/signed-out`],
      },
      preventUserExistenceErrors: true,
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      authFlows: {},
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      enableTokenRevocation: true,
    });
    // Only the newer pages of Cognito ask for a new proof when the desk wants one before a signature.
    this.people.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: `${Stack.of(this).stackName}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new cognito.CfnManagedLoginBranding(this, 'SignInPages', {
      userPoolId: this.people.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.desk = new PipelineFunction(this, 'Desk', {
      bundle: 'desk',
      layers: [props.libraries.layer],
      memoryMiB: 1769,
      timeout: Duration.seconds(29),
      retain,
      environment: {
        ...props.environment,
        DESK_ORIGIN: origin,
        SITE_ORIGIN: props.siteOrigin,
        ISSUER: this.people.userPoolProviderUrl,
        CLIENT_ID: client.userPoolClientId,
        CLAIM: 'cognito:username',
        STATE_MACHINE: props.batch.machine.stateMachineArn,
      },
    });
    const { fn } = this.desk;
    readRecords(fn, storage.table);
    putItems(fn, storage.table, ['HEAD', 'DECIDED', 'BUILT', 'VOIDED', 'SESSION']);
    neverRewrite(fn, storage.table);
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:DeleteItem'],
        resources: [storage.table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SESSION#*'] } },
      }),
    );
    useObjects(fn, storage.blobs, ['s3:GetObject', 's3:PutObject'], 'sha256/');
    useObjects(fn, storage.site, ['s3:GetObject']);
    useObjects(fn, storage.log, ['s3:GetObject'], 'checkpoints/');
    props.batch.machine.grantStartExecution(fn);

    const integration = new HttpLambdaIntegration('Integration', fn);
    this.api.addRoutes({ path: '/{proxy+}', methods: [apigw.HttpMethod.ANY], integration });
    this.api.addRoutes({ path: '/', methods: [apigw.HttpMethod.GET], integration });
    const access = new logs.LogGroup(this, 'AccessLogs', {
      retention: logs.RetentionDays.ONE_YEAR,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new apigw.HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: { destination: new apigw.LogGroupLogDestination(access) },
    });
  }
}
