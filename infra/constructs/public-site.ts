import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { Storage } from './storage.ts';

/** What CloudFront runs before it looks for a file: pages lie under their folder, and no redirect leaves the site. */
export const REWRITE = `function handler(event) {
  var request = event.request;
  var path = '/' + request.uri.replace(/^[\\/\\\\]+/, '');
  var isFolder = path.endsWith('/');
  if (!isFolder && path.lastIndexOf('.') > path.lastIndexOf('/')) return request;
  if (isFolder && path === request.uri) {
    request.uri += 'index.html';
    return request;
  }
  var location = isFolder ? path : path + '/';
  return { statusCode: 308, statusDescription: 'Permanent Redirect', headers: { location: { value: location } } };
}`;

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** An address of the house's own for the site: the name, and the certificate for it in us-east-1. */
export interface OwnAddress {
  readonly name: string;
  readonly certificateArn: string;
}

/** What the site is made of. */
export interface PublicSiteProps {
  readonly storage: Storage;
  /** The address of CloudFront when left out. */
  readonly address?: OwnAddress;
}

/** The published site: CloudFront over a bucket that only it may read. */
export class PublicSite extends Construct {
  readonly distribution: cloudfront.Distribution;
  /** Where readers find it, with a slash at the end. */
  readonly origin: string;
  readonly isOwnAddress: boolean;

  constructor(scope: Construct, id: string, { storage, address }: PublicSiteProps) {
    super(scope, id);
    const headers = new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: POLICY, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      },
    });
    const rewrite = new cloudfront.Function(this, 'Rewrite', {
      code: cloudfront.FunctionCode.fromInline(REWRITE),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
    });
    // What was withdrawn must be gone within minutes, also where nobody asked for it to be.
    const cachePolicy = new cloudfront.CachePolicy(this, 'Cache', {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.minutes(1),
      maxTtl: Duration.minutes(5),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(storage.site),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
        responseHeadersPolicy: headers,
        cachePolicy,
        functionAssociations: [{ function: rewrite, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
      },
      errorResponses: [403, 404].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: '/404.html',
        ttl: Duration.minutes(1),
      })),
      enableLogging: true,
      logBucket: storage.access,
      logFilePrefix: 'cloudfront/',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      ...(address === undefined
        ? {}
        : {
            domainNames: [address.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', address.certificateArn),
            minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
    });
    this.isOwnAddress = address !== undefined;
    this.origin = `https://${address?.name ?? this.distribution.distributionDomainName}/`;
  }
}
