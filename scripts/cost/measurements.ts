import type { Growing, Step } from './meter.ts';

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
  readonly steps: {
    /** For one invocation: the libraries are listed and read, ten of them. */
    readonly open: Step;
    /** For one pack. */
    readonly build: Step;
    readonly validate: Step;
    readonly unchanged: Step;
    /** The publisher told of an article that has nothing to publish. */
    readonly follow: Step;
    readonly signOff: Step;
  };
  readonly growing: {
    /** One publication; with the number of live articles. */
    readonly publish: Growing;
    /** One look at all live articles; with their number. */
    readonly settle: Growing;
    /** The others with the number of all articles. */
    readonly due: Growing;
    readonly checkpoint: Growing;
    readonly deskPage: Growing;
  };
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
