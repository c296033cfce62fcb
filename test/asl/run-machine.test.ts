import { describe, expect, it } from '@jest/globals';
import type { Machine, State } from './definition.ts';
import { runMachine, type Services } from './run-machine.ts';

/** Services over a map of functions and a bucket in memory; waits are noted and not waited for. */
function services(
  functions: Readonly<Record<string, (payload: unknown) => unknown>> = {},
  keys: readonly string[] = [],
) {
  const written = new Map<string, string>();
  const waits: number[] = [];
  const offered: Services = {
    invoke: async (name, payload) => functions[name]?.(payload),
    async *listObjects(_bucket, prefix) {
      for (const Key of keys) if (Key.startsWith(prefix)) yield { Key, Size: 1 };
    },
    putObject: async (_bucket, key, body) => void written.set(key, body),
    wait: async (seconds) => void waits.push(seconds),
  };
  return { offered, written, waits };
}

const task = (FunctionName: string, more: Partial<State> = {}): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...more,
});

const only = (state: State): Machine => ({ StartAt: 'Only', States: { Only: state } });

const mapOver = (child: State, more: Partial<State> = {}): Machine =>
  only({
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'Child', States: { Child: child } },
    ItemReader: {
      Resource: 'arn:aws:states:::s3:listObjectsV2',
      Arguments: { Bucket: 'b', Prefix: '{% $states.input.prefix %}' },
    },
    ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { id: '{% $states.context.Execution.Name %}' } },
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'r', Prefix: 'out' } },
    ...more,
  });

const named = (name: string): Error => Object.assign(new Error('no'), { name });

describe('a machine', () => {
  it('hands the answer of one step to the next, by the expressions of the states', async () => {
    const { offered } = services({ double: (n) => Number(n) * 2 });
    const machine: Machine = {
      StartAt: 'First',
      States: {
        First: task('double', { Next: 'Choose' }),
        Choose: { Type: 'Choice', Choices: [{ Condition: '{% $states.input > 5 %}', Next: 'Many' }], Default: 'Few' },
        Many: { Type: 'Pass', Output: { many: '{% $states.input %}', by: '{% $states.context.Execution.Name %}' } },
        Few: { Type: 'Succeed' },
      },
    };

    expect(await runMachine(machine, 3, 'one', offered)).toMatchObject({
      status: 'SUCCEEDED',
      output: { many: 6, by: 'one' },
    });
    expect(await runMachine(machine, 1, 'two', offered)).toMatchObject({ status: 'SUCCEEDED', output: 2 });
  });

  it('tries again what its retries name, as often and after as long as they say, and nothing else', async () => {
    const failures = [named('Busy'), named('Busy')];
    const { offered, waits } = services({
      f: () => {
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        return 'done';
      },
      broken: () => {
        throw named('TypeError');
      },
    });
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 2 }];

    expect(await runMachine(only(task('f', { Retry })), {}, 'x', offered)).toMatchObject({ output: 'done' });
    expect(waits).toEqual([2, 4]);
    failures.push(named('Busy'), named('Busy'), named('Busy'));
    expect(await runMachine(only(task('f', { Retry })), {}, 'x', offered)).toMatchObject({
      status: 'FAILED',
      error: { name: 'Busy' },
    });
    expect(await runMachine(only(task('broken', { Retry })), {}, 'x', offered)).toMatchObject({
      error: { name: 'TypeError' },
    });
  });

  it('goes where a failure is caught', async () => {
    const { offered } = services({
      f: () => {
        throw named('Busy');
      },
    });
    const machine: Machine = {
      StartAt: 'F',
      States: {
        F: task('f', {
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry', Output: '{% $states.errorOutput.Error %}' }],
        }),
        Sorry: { Type: 'Pass' },
      },
    };

    expect(await runMachine(machine, {}, 'x', offered)).toMatchObject({ status: 'SUCCEEDED', output: 'Busy' });
  });

  it.each([
    ['a field', only({ ...task('f'), TimeoutSeconds: 3 } as unknown as State)],
    ['a type', only({ Type: 'Parallel' } as unknown as State)],
    ['a language', only({ ...task('f'), QueryLanguage: 'JSONPath' } as unknown as State)],
  ])('is refused where it says %s that the runner does not know', async (_, machine) => {
    await expect(runMachine(machine, {}, 'x', services().offered)).rejects.toThrow(/the state Only/);
  });

  it('fails where an expression gives nothing', async () => {
    const { offered } = services();
    const nothing = only({ Type: 'Pass', Output: '{% $states.input.absent %}' });

    expect(await runMachine(nothing, {}, 'x', offered)).toMatchObject({
      error: { name: 'States.QueryEvaluationError' },
    });
  });
});

describe('a distributed map', () => {
  const KEYS = ['p/a', 'p/b', 'p/c', 'q/d'];

  it('reads, batches, runs and writes', async () => {
    const { offered, written } = services({ f: (batch) => (batch as { Items: object[] }).Items.length }, KEYS);

    const { output } = await runMachine(mapOver(task('f')), { prefix: 'p/' }, 'run-1', offered);

    const { Bucket, Key } = (output as { ResultWriterDetails: { Bucket: string; Key: string } }).ResultWriterDetails;
    const { ResultFiles } = JSON.parse(written.get(Key) ?? '');
    const results = JSON.parse(written.get(ResultFiles.SUCCEEDED[0].Key) ?? '');
    expect(Bucket).toBe('r');
    expect(results.map(({ Output }: { Output: string }) => Output)).toEqual(['2', '1']);
    expect(JSON.parse(results[0].Input)).toEqual({
      BatchInput: { id: 'run-1' },
      Items: [expect.objectContaining({ Key: 'p/a' }), expect.objectContaining({ Key: 'p/b' })],
    });
  });

  it('fails when more items fail than it tolerates, and a redrive runs only the children that failed', async () => {
    const calls: string[] = [];
    let isBroken = true;
    const { offered } = services(
      {
        f: (batch) => {
          const [{ Key } = { Key: '' }] = (batch as { Items: { Key: string }[] }).Items;
          calls.push(Key);
          if (isBroken && Key === 'p/c') throw named('Broken');
          return Key;
        },
      },
      KEYS,
    );
    const machine = mapOver(task('f'), { ToleratedFailurePercentage: 5 });

    const first = await runMachine(machine, { prefix: 'p/' }, 'run-1', offered);
    isBroken = false;
    const second = await runMachine(machine, { prefix: 'p/' }, 'run-1', offered, first);

    expect(first).toMatchObject({ status: 'FAILED', error: { name: 'States.ExceedToleratedFailureThreshold' } });
    expect(second.status).toBe('SUCCEEDED');
    expect(calls.sort()).toEqual(['p/a', 'p/c', 'p/c']);
  });

  it('goes on when fewer fail, and writes down which', async () => {
    const { offered, written } = services(
      {
        f: (batch) => {
          if ((batch as { Items: object[] }).Items.length === 1) throw named('Broken');
          return 'fine';
        },
      },
      KEYS,
    );

    const { status } = await runMachine(
      mapOver(task('f'), { ToleratedFailurePercentage: 40 }),
      { prefix: 'p/' },
      'x',
      offered,
    );

    const failed = [...written].find(([key]) => key.endsWith('FAILED_0.json'))?.[1] ?? '[]';
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(failed)).toMatchObject([{ Error: 'Broken', Cause: 'no' }]);
  });

  it('ends well over nothing', async () => {
    const { offered } = services({}, KEYS);

    expect(await runMachine(mapOver(task('f')), { prefix: 'none/' }, 'x', offered)).toMatchObject({
      status: 'SUCCEEDED',
    });
  });
});
