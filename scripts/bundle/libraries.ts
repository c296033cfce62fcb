import type { Plugin } from 'esbuild';

/** What a file of the layer holds: of each package, the names that functions take from it. */
type Library = Readonly<Record<string, readonly string[]>>;

/**
 * The files of the layer that the largest functions share: what others wrote, and what is larger than all that is ours.
 * The formatter of references is loaded with the first draft, the reader of pages with the first page, the SDK at the start.
 */
export const LIBRARIES: Readonly<Record<string, Library>> = {
  'aws-sdk.mjs': {
    '@aws-sdk/client-dynamodb': ['ConditionalCheckFailedException', 'DynamoDBClient'],
    '@aws-sdk/client-s3': [
      ...['DeleteObjectCommand', 'GetObjectCommand', 'HeadObjectCommand', 'ListObjectsV2Command'],
      ...['PutObjectCommand', 'S3Client'],
    ],
    '@aws-sdk/client-sfn': ['SFNClient', 'StartExecutionCommand'],
    '@aws-sdk/lib-dynamodb': [
      ...['BatchGetCommand', 'DeleteCommand', 'DynamoDBDocumentClient', 'GetCommand', 'PutCommand'],
      ...['QueryCommand', 'TransactWriteCommand'],
    ],
  },
  'pages.mjs': { parse5: ['defaultTreeAdapter', 'parse', 'parseFragment', 'Parser'] },
  'citations.mjs': { '@citation-js/core': ['Cite', 'plugins'], '@citation-js/plugin-csl': [] },
};

/** The source of a file of the layer. */
export function sourceOf(library: Library): string {
  return Object.entries(library)
    .map(([name, exported]) => `export { ${exported.join(', ')} } from '${name}'; import '${name}';`)
    .join('\n');
}

/** Takes packages from the layer, which lies where the service puts it, or where the environment says. */
export const fromLayer: Plugin = {
  name: 'from-layer',
  setup: ({ onResolve, onLoad }) => {
    for (const [file, library] of Object.entries(LIBRARIES))
      for (const [name, exported] of Object.entries(library)) {
        const filter = new RegExp(`^${name}$`);
        onResolve({ filter }, () => ({ path: name, namespace: 'layer', sideEffects: false }));
        onLoad({ filter, namespace: 'layer' }, () => ({
          contents: `
            import { pathToFileURL } from 'node:url';
            const folder = process.env.IMPRIMATUR_LIBRARIES ?? '/opt/imprimatur';
            export const { ${exported.join(', ')} } = await import(pathToFileURL(folder + '/${file}'));`,
          loader: 'js',
        }));
      }
  },
};
