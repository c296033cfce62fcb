/** A number as people write it, without a fraction. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** A table in Markdown; all columns but the first ones stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], left = 1): string {
  const rule = head.map((_, index) => (index < left ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
