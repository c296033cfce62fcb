import { join } from 'node:path';

/** The project's own folder: templates, examples and docs lie in it. */
export const HOME = join(import.meta.dirname, '..');

/** Where the embedded stores live unless `--data` says otherwise. */
export const DEFAULT_DATA = '.imprimatur';

/** The policy file that is used where it exists and `--policy` does not name another. */
export const DEFAULT_POLICY = 'imprimatur.policy.yaml';

/** The policy of the examples, used where there is no other. */
export const BUILT_IN_POLICY = join(HOME, 'examples', 'imprimatur.policy.yaml');

/** The templates that pages are made with. */
export const TEMPLATES = join(HOME, 'templates');

/** The port of the desk, and of the published site, on loopback. */
export const PORTS = { desk: 4000, site: 4001 } as const;
