import type { Context } from 'hono';
import type * as z from 'zod';
import { Refused } from './problem.ts';

/** The longest body that the desk reads. */
export const MOST_BYTES = 512 * 1024;
const MOST_FIELDS = 2_000;
/** A fact of a pack is six levels deep. */
const DEEPEST = 32;

/** Reads a form or JSON body: every name once, nothing but text in forms. */
export async function readBody(context: Context): Promise<Readonly<Record<string, unknown>>> {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const text = await context.req.text();
  // The length that a request tells need not be the one it has.
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw new Refused(413, 'too-large', `the body has more than ${MOST_BYTES} bytes`, 'Send less.');
  if (type === 'application/json') return fromJson(text);
  if (type === 'application/x-www-form-urlencoded') return fromForm(text);
  throw new Refused(415, 'format', 'the body is neither a form nor JSON', 'Send application/json.');
}

function fromJson(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(400, 'no-json', 'the body is not JSON', 'Send a JSON object.');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Refused(400, 'no-object', 'the body is no object', 'Send a JSON object.');
  if (isDeeperThan(DEEPEST, value)) throw new Refused(400, 'too-deep', 'the body is nested too deep', 'Send less.');
  return value as Readonly<Record<string, unknown>>;
}

// What checks and stores a body walks down it: a body without a floor would take the stack with it.
function isDeeperThan(levels: number, value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

function fromForm(text: string): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) throw new Refused(400, 'repeated', `the field ${name} comes twice`, 'Send each field once.');
    fields.set(name, value.replace(/\r\n?/g, '\n'));
    if (fields.size > MOST_FIELDS) throw new Refused(413, 'too-many', 'the form has too many fields', 'Send fewer.');
  }
  // Not an ordinary object: a field called __proto__ is a field.
  return Object.fromEntries(fields);
}

/** A value as a schema has it; refused with every problem otherwise. */
export function mustBe<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the body'}: ${issue.message}`).join('; ');
  throw new Refused(400, 'bad-request', said, 'Mend the request.');
}
