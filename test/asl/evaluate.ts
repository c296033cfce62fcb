import jsonata from 'jsonata';
import { AslError } from './asl-error.ts';

/** What expressions of a state may name. */
export interface Scope {
  readonly states: {
    readonly input: unknown;
    readonly context: object;
    readonly result?: unknown;
    readonly errorOutput?: { readonly Error: string; readonly Cause: string };
  };
}

/** A value in which every `{% … %}` is replaced by what its JSONata gives; one that gives nothing fails, as in the service. */
export async function evaluate(value: unknown, scope: Scope): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => evaluate(item, scope)));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(async ([key, part]) => [key, await evaluate(part, scope)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
  const expression = typeof value === 'string' ? /^\{%(.*)%\}$/s.exec(value)?.[1] : undefined;
  if (expression === undefined) return value;
  const found: unknown = await jsonata(expression).evaluate(null, { states: scope.states });
  if (found === undefined) throw new AslError('States.QueryEvaluationError', `${value} gives nothing`);
  // Sequences of JSONata are arrays with more to them than JSON has.
  return JSON.parse(JSON.stringify(found));
}
