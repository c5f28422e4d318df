import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: './tests/setup/runtime.ts',
    // A loaded machine takes its time: a limit is against hanging only.
    testTimeout: 60_000,
    exclude: ['**/node_modules/**', '**/fixtures/**', 'tests/conformance/corpora/**'],
    typecheck: {
      enabled: true,
      include: ['tests/types/**/*.test-d.ts'],
      tsconfig: './tests/tsconfig.json',
    },
  },
})
