/** A failure as a state machine knows it: by a name that retries and catches go by. */
export class AslError extends Error {
  readonly reason: string;

  constructor(name: string, reason: string) {
    super(`${name}: ${reason}`);
    this.name = name;
    this.reason = reason;
  }
}
