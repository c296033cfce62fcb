import base from './jest.config.mjs';

export default { ...base, testMatch: ['**/*.browser.ts'], testTimeout: 120_000, maxWorkers: 1 };
