/** The name of something of this deployment, from the environment that the infrastructure gives a function. */
export function named(what: string): string {
  const name = process.env[what];
  if (name === undefined || name === '') throw new Error(`the environment has no ${what}`);
  return name;
}
