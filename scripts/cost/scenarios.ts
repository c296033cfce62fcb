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
  /** Pages that readers look at. */
  readonly views: number;
}

/** What the document shows. A million drafts are the same packs built again, as a library changes: nobody signs a million. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...{ name: '1', drafts: 1, pushes: 1, articles: 1, live: 1, publications: 1 },
    ...{ runs: 30, people: 4, views: 1_000 },
  },
  {
    ...{ name: '1 thousand', drafts: 1_000, pushes: 500, articles: 1_000, live: 500, publications: 200 },
    ...{ runs: 34, people: 10, views: 1_000_000 },
  },
  {
    ...{ name: '10 thousand', drafts: 10_000, pushes: 4_000, articles: 5_000, live: 2_500, publications: 1_000 },
    ...{ runs: 38, people: 30, views: 1_000_000 },
  },
  {
    ...{ name: '1 million', drafts: 1_000_000, pushes: 20_000, articles: 50_000, live: 25_000, publications: 5_000 },
    ...{ runs: 50, people: 150, views: 1_000_000 },
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
  summariseMiB: 1024,
  /** In a batch, so many invocations find a function that has to start first; pushed packs always do. */
  coldShare: 0.05,
  pagesPerPublication: 36,
  pagesPerPush: 2,
  decisionsPerPublication: 3,
  smallSweepsPerMonth: 8640,
  wholeSweepsPerMonth: 30,
  batchesByScheduleAMonth: 30,
  sweepTimeoutMs: 900_000,
  /** A small sweep reads as many heads even when none has changed, to know that none has. */
  headsOfALook: 300,
  /** Small sweeps that see one change before it is more than an hour old. */
  looksAtAChange: 12,
  headsOfAPage: 200,
  /** An index is asked for a page at a time, which the service fills up to a megabyte. */
  indexKeyBytes: 160,
  indexPageBytes: 1_048_576,
  publishersAtOnce: 4,
  recordAgeMs: 21_600_000,
  logBytesPerInvocation: 2048,
  logBytesPerTransition: 1536,
  accessLogBytes: 600,
  monthsKept: 12,
  originShare: 0.3,
  subscribers: 3,
  /** X-Ray records the first request of a second, and of others one in twenty. */
  tracedShare: 0.05,
  secondsPerMonth: 2_592_000,
} as const;
