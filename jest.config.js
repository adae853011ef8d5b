import { OPTIONS } from './test/runner/compiled.mjs';

/** Take a part of the program out and put another in its place: that is what Jest's sandbox is for. */
const SANDBOXED = '<rootDir>/test/cases/gate/mutants.spec.ts';
const both = { roots: ['<rootDir>/src', '<rootDir>/test'], extensionsToTreatAsEsm: ['.ts'] };

/** Jest runs the TypeScript sources as ES modules, loaded by Node itself (test/runner). */
export default {
  testTimeout: 60_000,
  projects: [
    {
      ...both,
      testMatch: ['**/*.spec.ts', '!**/test/cases/gate/mutants.spec.ts'],
      testEnvironment: '<rootDir>/test/runner/environment.mjs',
      runtime: '<rootDir>/test/runner/runtime.mjs',
      transform: {},
    },
    // Needs NODE_OPTIONS=--experimental-vm-modules.
    {
      ...both,
      testMatch: [SANDBOXED],
      testEnvironment: 'node',
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
      transform: { '^.+\\.ts$': ['@swc/jest', OPTIONS] },
    },
  ],
};
