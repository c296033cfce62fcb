/** The name under which an object of a pack says who pushed it. */
export const PUSHED_BY = 'pushed-by';

// As ids of the roster are: whatever else stands there is nobody who could sign.
const PERSON = /^(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Who pushed an object, by its metadata; nothing where that names nobody. */
export function pusherIn(metadata: Readonly<Record<string, string>> | undefined): { readonly pushedBy?: string } {
  const person = metadata?.[PUSHED_BY];
  return person !== undefined && PERSON.test(person) ? { pushedBy: person } : {};
}
