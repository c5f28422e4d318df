import { defineConfig } from 'vitest/config'

const isSoak = process.env.STOWAWAY_SOAK === '1'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: './tests/setup/runtime.ts',
    // A loaded machine takes its time: a limit is against hanging only.
    testTimeout: 60_000,
    exclude: ['**/node_modules/**', '**/fixtures/**', 'tests/conformance/corpora/**'],
    // The compiled package is what people run.
    server: { deps: { external: [/\/dist\//] } },
    tags: [{ name: 'soak', description: 'Long, or of what rarely breaks: only npm run soak runs it.', skip: !isSoak }],
    typecheck: {
      enabled: true,
      include: ['tests/types/**/*.test-d.ts'],
      tsconfig: './tests/tsconfig.json',
    },
  },
})
