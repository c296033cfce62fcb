import type { Growing, Step } from './meter.ts';
import type { Watched } from './watched.ts';

/** What was measured: each step's mean, and what grows with the number of articles. */
export interface Measurements {
  readonly schema: 'imprimatur.cost-measurements/v1';
  readonly measured: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly architecture: string;
    readonly node: string;
  };
  readonly packs: number;
  /** From the start of a process to its first request, of the largest function. */
  readonly initMs: number;
  /** What the template of production has to be paid for by the piece. */
  readonly watched: Watched;
  readonly steps: {
    /** For one invocation: the libraries are listed and read, ten of them. */
    readonly open: Step;
    /** For one pack. */
    readonly build: Step;
    readonly validate: Step;
    readonly unchanged: Step;
    /** The publisher told of an article that is neither due nor live. */
    readonly follow: Step;
    readonly signOff: Step;
    /** One blob, read and held against its name. */
    readonly blob: Step;
  };
  readonly growing: {
    /** The summary of a batch; with its packs. */
    readonly summary: Growing;
    /** One publication; with all articles. */
    readonly publish: Growing;
    /** The publisher told of a live article that is as it should be; with all articles. */
    readonly followLive: Growing;
    /** A small sweep with no change in the last hour; with all articles, up to those that it reads. */
    readonly look: Growing;
    /** What a whole sweep looks at besides; with live pages. */
    readonly whole: Growing;
    /** Verification where all articles are live, or none is, with the blobs of one draft for each. */
    readonly verify: Growing;
    readonly verifyOpen: Growing;
    /** The others with the number of all articles. */
    readonly checkpoint: Growing;
    /** One checkpoint of an earlier night, read and held against its digest. */
    readonly oldCheckpoint: Growing;
    readonly deskPage: Growing;
  };
  readonly blobsPerDraft: number;
  readonly bytes: {
    readonly pack: number;
    /** A page of the desk as it is sent. */
    readonly deskPage: number;
    /** A public page, compressed. */
    readonly page: number;
    /** The public files of one article. */
    readonly site: number;
  };
}
