import base from './jest.config.mjs';

export default { ...base, testMatch: ['**/*.aws.ts'], testTimeout: 120_000, maxWorkers: 2 };
