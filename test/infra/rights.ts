import { ofType, type Resource } from './a-stack.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What somebody asks to do: an action on a resource, such as `Table.Arn`, and for the table in which partition. */
export interface Wish {
  readonly action: string;
  readonly resource: string;
  readonly key?: string;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A resource of a statement as text: `Arn` of a logical id, and whatever comes after it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = value as Readonly<Record<string, unknown>>;
  if (typeof Ref === 'string') return `<${Ref}>`;
  if (attribute !== undefined) return `<${listOf(attribute).join('.')}>`;
  if (joined === undefined) return JSON.stringify(value);
  const [separator, parts] = joined as readonly [string, readonly unknown[]];
  return parts.map(textOf).join(separator);
}

/** The statements of a role's own policies. */
export function statementsOf(role: string, resources: ReadonlyMap<string, Resource>): readonly Statement[] {
  return ofType('AWS::IAM::Policy', resources)
    .filter(([, { Properties }]) => Properties.Roles.some((ref: { Ref: string }) => ref.Ref === role))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[]);
}

/** Whether a role may do something by its own policies, as IAM decides: allowed by one, and denied by none. */
export function may(wish: Wish, statements: readonly Statement[]): boolean {
  const speaking = statements.filter((statement) => speaksOf(statement, wish));
  return speaking.some(({ Effect }) => Effect === 'Allow') && speaking.every(({ Effect }) => Effect === 'Allow');
}

function speaksOf({ Action, Resource: of, Condition = {} }: Statement, { action, resource, key }: Wish): boolean {
  if (!listOf(Action).some((pattern) => isLike(action, String(pattern)))) return false;
  if (!listOf(of).some((pattern) => isLike(resource, textOf(pattern)))) return false;
  return Object.entries(Condition).every(([test, keys]) => {
    const patterns = listOf(keys['dynamodb:LeadingKeys']);
    // Any other condition is no reason to believe that a right is not there.
    if (!/^ForA(?:ll|ny)Values?:StringLike$/.test(test) || patterns[0] === undefined) return true;
    return key !== undefined && patterns.some((pattern) => isLike(key, String(pattern)));
  });
}

function isLike(text: string, pattern: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`).test(text);
}
