/** What a step asks of the services, in the units that they are paid by. */
export interface Requests {
  /** Calls of any kind. */
  readonly calls: number;
  /** Requests of S3 that are priced as PUT: PUT and LIST. */
  readonly s3Put: number;
  /** Requests of S3 that are priced as GET: GET and HEAD, found or not. */
  readonly s3Get: number;
  /** Bytes written to S3. */
  readonly s3Bytes: number;
  /** Read request units of DynamoDB. */
  readonly reads: number;
  /** Write request units of DynamoDB, indexes included. */
  readonly writes: number;
  /** Bytes of new items in DynamoDB; what took the place of an older item counts by the difference. */
  readonly tableBytes: number;
}

/** Nothing asked. */
export const NONE: Requests = { calls: 0, s3Put: 0, s3Get: 0, s3Bytes: 0, reads: 0, writes: 0, tableBytes: 0 };

/** Two counts, combined field by field. */
export function combine(a: Requests, b: Requests, how: (x: number, y: number) => number): Requests {
  const keys = Object.keys(NONE) as (keyof Requests)[];
  return Object.fromEntries(keys.map((key) => [key, how(a[key], b[key])])) as unknown as Requests;
}
