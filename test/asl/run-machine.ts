import { AslError } from './asl-error.ts';
import type { Machine, Retrier, State } from './definition.ts';
import { mustKnow } from './definition.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { type Child, runMap } from './run-map.ts';

/** What a machine calls, and how it waits. */
export interface Services {
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  listObjects(bucket: string, prefix: string): AsyncIterable<object>;
  putObject(bucket: string, key: string, body: string): Promise<void>;
  wait(seconds: number): Promise<void>;
}

/** A run of a machine: how it ended, and the children that its maps had. */
export interface Execution {
  readonly name: string;
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly output?: unknown;
  readonly error?: AslError;
  /** The children of each map, by its name: those that succeeded are not run again by a redrive. */
  readonly children: ReadonlyMap<string, readonly Child[]>;
  /** Where it stood when it ended, and with what input. */
  readonly at: string;
  readonly input: unknown;
}

/** Runs a machine to its end, under a name that its expressions know; with an earlier run that failed, goes on from there. */
export async function runMachine(
  machine: Machine,
  input: unknown,
  name: string,
  services: Services,
  earlier?: Execution,
): Promise<Execution> {
  mustKnow(machine);
  const context = { Execution: { Name: name, StartTime: new Date().toISOString(), Input: input } };
  const children = new Map(earlier?.children ?? []);
  let [at, value] = [earlier?.at ?? machine.StartAt, earlier?.input ?? input];
  const steps = { context, services, children };
  try {
    for (;;) {
      const { next, output } = await runState(at, stateOf(machine, at), value, steps);
      if (next === undefined) return { name, status: 'SUCCEEDED', output, children, at, input: value };
      [at, value] = [next, output];
    }
  } catch (error) {
    if (!(error instanceof AslError)) throw error;
    return { name, status: 'FAILED', error, children, at, input: value };
  }
}

/** What every state of a run shares. */
export interface Steps {
  readonly context: object;
  readonly services: Services;
  readonly children: Map<string, readonly Child[]>;
}

interface Step {
  readonly next: string | undefined;
  readonly output: unknown;
}

function stateOf(machine: Machine, name: string): State {
  const state = machine.States[name];
  if (state === undefined) throw new Error(`the machine has no state ${name}`);
  return state;
}

async function runState(name: string, state: State, input: unknown, steps: Steps): Promise<Step> {
  const scope: Scope = { states: { input, context: steps.context } };
  if (state.Type === 'Fail') throw new AslError(state.Error ?? 'States.Failed', state.Cause ?? '');
  if (state.Type === 'Choice') return choose(state, scope);
  try {
    const result = await retried(state.Retry ?? [], steps.services, () => resultOf(name, state, scope, steps));
    const output = state.Output === undefined ? result : await evaluate(state.Output, withResult(scope, result));
    return { next: state.Type === 'Succeed' ? undefined : state.Next, output };
  } catch (error) {
    const failure = asFailure(error);
    const catcher = state.Catch?.find(({ ErrorEquals }) => isNamed(failure, ErrorEquals));
    if (catcher === undefined) throw failure;
    const errorOutput = { Error: failure.name, Cause: failure.reason };
    const caught = { states: { ...scope.states, errorOutput } };
    return { next: catcher.Next, output: await evaluate(catcher.Output ?? errorOutput, caught) };
  }
}

const withResult = ({ states }: Scope, result: unknown): Scope => ({ states: { ...states, result } });

async function choose({ Choices = [], Default, Output }: State, scope: Scope): Promise<Step> {
  for (const { Condition, Next, Output: own } of Choices)
    if ((await evaluate(Condition, scope)) === true)
      return { next: Next, output: own === undefined ? scope.states.input : await evaluate(own, scope) };
  if (Default === undefined) throw new AslError('States.NoChoiceMatched', 'no rule matched');
  return { next: Default, output: Output === undefined ? scope.states.input : await evaluate(Output, scope) };
}

async function resultOf(name: string, state: State, scope: Scope, steps: Steps): Promise<unknown> {
  if (state.Type === 'Map') return runMap(name, state, scope, steps);
  if (state.Type !== 'Task') return scope.states.input;
  if (!state.Resource?.endsWith(':states:::lambda:invoke')) throw new Error(`${name} calls ${state.Resource}`);
  const { FunctionName, Payload } = (await evaluate(state.Arguments, scope)) as {
    FunctionName: string;
    Payload: unknown;
  };
  return { StatusCode: 200, Payload: await steps.services.invoke(FunctionName, Payload) };
}

async function retried<Result>(
  retriers: readonly Retrier[],
  { wait }: Services,
  run: () => Promise<Result>,
): Promise<Result> {
  const tries = new Map<Retrier, number>();
  for (;;) {
    try {
      return await run();
    } catch (error) {
      const failure = asFailure(error);
      const retrier = retriers.find(({ ErrorEquals }) => isNamed(failure, ErrorEquals));
      const tried = retrier === undefined ? 0 : (tries.get(retrier) ?? 0);
      if (retrier === undefined || tried >= (retrier.MaxAttempts ?? 3)) throw failure;
      const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Number.POSITIVE_INFINITY } = retrier;
      await wait(Math.min(IntervalSeconds * BackoffRate ** tried, MaxDelaySeconds));
      tries.set(retrier, tried + 1);
    }
  }
}

/** What a function throws is known to the machine by its name. */
function asFailure(error: unknown): AslError {
  if (error instanceof AslError) return error;
  if (error instanceof Error) return new AslError(error.name, error.message);
  throw error;
}

const isNamed = ({ name }: AslError, names: readonly string[]): boolean =>
  names.some(
    (one) => one === name || one === 'States.ALL' || (one === 'States.TaskFailed' && name !== 'States.Timeout'),
  );
