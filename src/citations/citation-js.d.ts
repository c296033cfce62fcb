declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown, options?: { generateGraph?: boolean });
    format(
      name: 'bibliography',
      options: { format: 'html' | 'text'; style: string; lang: string; asEntryArray: true },
    ): [id: string, entry: string][];
  }
  export const plugins: {
    config: { get(plugin: '@csl'): { styles: { add(name: string, xml: string): void; has(name: string): boolean } } };
  };
}
declare module '@citation-js/plugin-csl' {}
