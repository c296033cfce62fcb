/** A month of a house. */
export interface Scenario {
  readonly name: string;
  /** Drafts built, of which so many come from packs that were pushed, each built by itself. */
  readonly drafts: number;
  readonly pushes: number;
  /** Packs in the bucket, and so many pages live. */
  readonly articles: number;
  readonly live: number;
  /** Drafts that people signed and that were published. */
  readonly publications: number;
  /** Runs over all packs: every night, and whenever a library is pushed. */
  readonly runs: number;
  /** People who sign in. */
  readonly people: number;
}

/** What the document shows. A million drafts are the same packs built again, as a library changes: nobody signs a million. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...{ name: '1 thousand', drafts: 1_000, pushes: 500, articles: 1_000, live: 500, publications: 200 },
    ...{ runs: 34, people: 10 },
  },
  {
    ...{ name: '10 thousand', drafts: 10_000, pushes: 4_000, articles: 5_000, live: 2_500, publications: 1_000 },
    ...{ runs: 38, people: 30 },
  },
  {
    ...{ name: '1 million', drafts: 1_000_000, pushes: 20_000, articles: 50_000, live: 25_000, publications: 5_000 },
    ...{ runs: 50, people: 150 },
  },
];

/** What was not measured. Each is meant to be on the dear side. */
export const ASSUMED = {
  /** How much slower one vCPU of Lambda's arm64 may be than a core of the machine that measured. */
  slowness: 1.5,
  /** What the SDK computes for a request: it signs, writes and reads; the measurement had no network. */
  sdkMsPerCall: 2,
  packsPerInvocation: 10,
  memoryMiB: 1769,
  summariseMiB: 512,
  /** In a batch, so many invocations find a function that has to start first; pushed packs always do. */
  coldShare: 0.05,
  pagesPerPublication: 36,
  pagesPerPush: 2,
  decisionsPerPublication: 3,
  sweepsPerMonth: 8640,
  sweepTimeoutMs: 300_000,
  logBytesPerInvocation: 2048,
  logBytesPerTransition: 1536,
  accessLogBytes: 600,
  monthsKept: 12,
  readerViews: 1_000_000,
  originShare: 0.3,
  subscribers: 3,
  customMetrics: 12,
  alarms: 12,
  /** X-Ray records the first request of a second, and of others one in twenty. */
  tracedShare: 0.05,
  secondsPerMonth: 2_592_000,
} as const;
