/** A machine, or the part of one that a map runs for each of its children. */
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** When a step is tried again. */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
}

/** Where a machine goes when a step has failed. */
export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Output?: unknown;
}

/** A call of a service with its arguments. */
export interface Call {
  readonly Resource: string;
  readonly Arguments?: unknown;
}

/** A state, with the fields that this runner knows. */
export interface State {
  readonly Type: 'Task' | 'Map' | 'Pass' | 'Choice' | 'Succeed' | 'Fail';
  readonly Next?: string;
  readonly Output?: unknown;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Resource?: string;
  readonly Arguments?: unknown;
  readonly Choices?: readonly { readonly Condition: unknown; readonly Next: string; readonly Output?: unknown }[];
  readonly Default?: string;
  readonly Error?: string;
  readonly Cause?: string;
  readonly ItemProcessor?: Machine & { readonly ProcessorConfig: { readonly Mode: string } };
  readonly ItemReader?: Call;
  readonly ItemBatcher?: { readonly MaxItemsPerBatch: number; readonly BatchInput?: unknown };
  readonly ResultWriter?: Call;
  readonly MaxConcurrency?: number;
  readonly ToleratedFailurePercentage?: number;
}

const ANY = ['Type', 'Next', 'End', 'Comment', 'Output', 'QueryLanguage'];
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Task: [...ANY, 'Resource', 'Arguments', 'Retry', 'Catch'],
  Map: [
    ...[...ANY, 'Retry', 'Catch', 'ItemProcessor', 'ItemReader', 'ItemBatcher', 'ResultWriter', 'MaxConcurrency'],
    'ToleratedFailurePercentage',
  ],
  Pass: ANY,
  Choice: [...ANY, 'Choices', 'Default'],
  Succeed: ANY,
  Fail: [...ANY, 'Error', 'Cause'],
};

/** Refuses a machine that says anything which this runner would pass over: what it cannot run, it does not pretend to. */
export function mustKnow({ States }: Machine): void {
  for (const [name, state] of Object.entries(States)) {
    const unknown = Object.keys(state).filter((field) => !KNOWN[state.Type]?.includes(field));
    if (unknown.length > 0) throw new Error(`the state ${name} (${state.Type}) has ${unknown.join(', ')}`);
    const language = (state as { readonly QueryLanguage?: string }).QueryLanguage ?? 'JSONata';
    if (language !== 'JSONata') throw new Error(`the state ${name} speaks ${language}`);
    if (state.ItemProcessor !== undefined) mustKnow(state.ItemProcessor);
  }
}
