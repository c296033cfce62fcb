/** Tells the time to the steps; stages never ask, they are told. */
export interface Clock {
  /** The present moment, ISO 8601 in UTC with milliseconds. */
  now(): string;
  /** Today's date in UTC, `YYYY-MM-DD`: the date that reviews, windows and reports count from. */
  today(): string;
}

/** The machine's clock, in UTC. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => new Date().toISOString().slice(0, 10),
};

/** The machine's clock with the date replaced: for replays, examples and tests. */
export function clockOn(today: string, clock: Clock = systemClock): Clock {
  return { now: () => `${today}${clock.now().slice(10)}`, today: () => today };
}
