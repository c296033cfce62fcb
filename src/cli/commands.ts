import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Gives a command its arguments, options and action. */
export type Define = (command: Command, terminal: () => Terminal) => void;

/** A command as the list of commands shows it, and where the rest of it is. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Loads the rest: most commands need the whole engine, the list of commands needs none of it. */
  load(): Promise<Define>;
}

/** Every command, in the order in which a newcomer meets them. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'the whole system on this machine',
    load: async () => (await import('./start.ts')).defineStart,
  },
  {
    name: 'check',
    summary: 'parse, build and validate packs, and keep nothing',
    load: async () => (await import('./check.ts')).defineCheck,
  },
  {
    name: 'audit',
    summary: 'say what existing articles claim without support, and what they leave out',
    load: async () => (await import('./audit.ts')).defineAudit,
  },
  {
    name: 'build',
    summary: 'write one draft as HTML, text and JSON',
    load: async () => (await import('./build.ts')).defineBuild,
  },
  {
    name: 'batch',
    summary: 'build and validate packs, keep the drafts, queue what passes',
    load: async () => (await import('./batch.ts')).defineBatch,
  },
  {
    name: 'push',
    summary: 'check packs and put them where a deployment builds them',
    load: async () => (await import('./push.ts')).definePush,
  },
  {
    name: 'drafts',
    summary: 'list the articles and where each stands',
    load: async () => (await import('./drafts.ts')).defineDrafts,
  },
  {
    name: 'show',
    summary: 'one draft with its report and sign-offs',
    load: async () => (await import('./show.ts')).defineShow,
  },
  {
    name: 'compare',
    summary: 'what changed from one draft of an article to another',
    load: async () => (await import('./compare.ts')).defineCompare,
  },
  {
    name: 'sign-off',
    summary: 'sign the current draft off in one role',
    load: async () => (await import('./decisions.ts')).defineSignOff,
  },
  {
    name: 'request-changes',
    summary: 'send the current draft back with a reason',
    load: async () => (await import('./decisions.ts')).defineRequestChanges,
  },
  {
    name: 'revoke',
    summary: 'take back your own sign-off of a draft that is not published yet',
    load: async () => (await import('./decisions.ts')).defineRevoke,
  },
  {
    name: 'schedule',
    summary: 'set the moment at which an approved draft is published',
    load: async () => (await import('./schedule.ts')).defineSchedule,
  },
  {
    name: 'correct',
    summary: 'build a draft that says what the live edition has wrong',
    load: async () => (await import('./correct.ts')).defineCorrect,
  },
  {
    name: 'withdraw',
    summary: 'take a live page down; its address keeps a notice with the reason',
    load: async () => (await import('./decisions.ts')).defineWithdraw,
  },
  {
    name: 'publish',
    summary: 'put approved drafts online',
    load: async () => (await import('./publish.ts')).definePublish,
  },
  {
    name: 'trace',
    summary: 'the whole story of an article',
    load: async () => (await import('./trace.ts')).defineTrace,
  },
  {
    name: 'verify',
    summary: 'check every public file, blob, approval and chain',
    load: async () => (await import('./verify.ts')).defineVerify,
  },
  {
    name: 'explain',
    summary: 'what a gate checks, why, and how to pass it',
    load: async () => (await import('./explain.ts')).defineExplain,
  },
  {
    name: 'gates',
    summary: 'list the gates',
    load: async () => (await import('./gates.ts')).defineGates,
  },
];
