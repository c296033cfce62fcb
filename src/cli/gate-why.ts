/** Why a gate exists, and who says so, from its page: the first sentence of its rationale and the first of its sources. */
export function gateWhy(page: string): string | undefined {
  const rationale = /\n## Rationale\n+([\s\S]*?)(?=\n## |$)/.exec(page)?.[1];
  const why = rationale === undefined ? undefined : /^[^\n]*?[.?!](?=\s|$)/.exec(rationale)?.[0];
  if (rationale === undefined || why === undefined) return undefined;
  const source = /\nSources?: ((?:[^;\n()]|\([^()\n]*\))*)/.exec(rationale)?.[1]?.replace(/\.$/, '');
  // Its address stands on the page.
  return source === undefined ? why : `${why} (${source.replace(/ \((?:[^()]|\([^()]*\))*\)$/, '')})`;
}
