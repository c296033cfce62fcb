/** A value that nobody can change any more, nor anything in it: what packs share, one may not change for another. */
export function frozen<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
