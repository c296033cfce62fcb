/** Whether an event has what a pattern of EventBridge or of a stream's filter asks for: exact values and prefixes. */
export function matches(event: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((wanted) => isWanted(event, wanted));
  if (typeof pattern !== 'object' || pattern === null) throw new Error(`found the pattern ${JSON.stringify(pattern)}`);
  if (typeof event !== 'object' || event === null) return false;
  return Object.entries(pattern).every(([key, part]) => matches((event as Record<string, unknown>)[key], part));
}

function isWanted(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  const { prefix, ...rest } = wanted as { readonly prefix?: string };
  if (prefix === undefined || Object.keys(rest).length > 0) throw new Error(`found the test ${JSON.stringify(wanted)}`);
  return typeof value === 'string' && value.startsWith(prefix);
}
