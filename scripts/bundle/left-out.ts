import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';

// Modules that no function of ours can come to, and what stands in their place.
const STAND_INS: readonly (readonly [path: RegExp, contents: string])[] = [
  // A function has its credentials in its environment, and nowhere else.
  [
    /@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/,
    "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
  ],
  // Node has these digests itself.
  [/@smithy[\\/]core[\\/].*[\\/]Sha256Js\.js$/, 'export class Sha256Js {}'],
  [/@smithy[\\/]core[\\/].*[\\/]Md5Js\.js$/, 'export class Md5Js {}'],
  [/@aws-sdk[\\/]checksums[\\/].*[\\/]Sha1Js\.js$/, 'export class Sha1Js {}'],
  // It reads the user agents of browsers.
  [/[\\/]bowser[\\/]/, 'export default undefined;'],
  // No client of ours asks a service where its endpoints are.
  [/@aws-sdk[\\/]endpoint-cache[\\/]/, 'export class EndpointCache {}'],
  // No operation of ours is a stream of events.
  [
    /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/,
    'export const eventStreamSerdeProvider = () => undefined; export const resolveEventStreamSerdeConfig = (input) => input;',
  ],
  // Tracing: clients of the SDK are not traced one by one, the service decides what is sampled, and this is no EC2.
  [/aws-xray-sdk-core[\\/]dist[\\/]lib[\\/]patchers[\\/]aws3?_p\.js$/, 'module.exports = {};'],
  [/aws-xray-sdk-core[\\/]dist[\\/]lib[\\/]segments[\\/]attributes[\\/]aws\.js$/, 'module.exports = {};'],
  [/aws-xray-sdk-core[\\/]dist[\\/]lib[\\/]segments[\\/]plugins[\\/]\w+\.js$/, 'module.exports = {};'],
  [/aws-xray-sdk-core[\\/]dist[\\/]lib[\\/]middleware[\\/]sampling[\\/]\w+_sampler\.js$/, 'module.exports = {};'],
  // The formatter of references can fetch; it never does.
  [/sync-fetch-undici[\\/].*\.js$/, 'export default () => {}'],
];

// The errors of services that code of ours asks for as what they are, and not by their names.
const ERRORS = new Set(['ConditionalCheckFailedException', 'TransactionCanceledException']);

/** Leaves out of bundles what libraries bring along and functions never come to. */
export const leftOut: Plugin = {
  name: 'left-out',
  setup: ({ onLoad }) => {
    for (const [filter, contents] of STAND_INS) onLoad({ filter }, () => ({ contents, loader: 'js' }));
    // Of its description, a library asks for its name and version.
    onLoad({ filter: /node_modules[\\/].*package\.json$/ }, ({ path }) => {
      const { name, version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
    // The parser's own methods have long names, which nobody else calls.
    onLoad({ filter: /[\\/]parse5[\\/]dist[\\/]index\.js$/ }, async ({ path }) => {
      const options = { bundle: true, format: 'esm', platform: 'node', target: 'node24', write: false } as const;
      const { outputFiles } = await build({ ...options, entryPoints: [path], mangleProps: /^_[a-z]/ });
      return { contents: outputFiles[0]?.text ?? '', loader: 'js' };
    });
    // A client describes every operation that its service has, and every error. The lists are plain, but only a mark says so
    // to the bundler; an error that is not described keeps its name, its text and its fields.
    onLoad({ filter: /@aws-sdk[\\/].*[\\/]schemas_0\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/^((?:export )?var \w+\$? = )(\[[\s\S]*?\]);$/gm, '$1/* @__PURE__ */ (() => $2)();')
        .replace(/^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm, (line, name) => (ERRORS.has(name) ? line : '')),
      loader: 'js',
    }));
  },
};
