import { defineConfig } from 'vitest/config'

const isSoak = process.env.STOWAWAY_SOAK === '1'

/** Their tests change nothing outside of themselves, so a process runs one file after the other. */
const rooms = ['client', 'core', 'data', 'docs', 'host', 'live', 'setup', 'worker'].map(
  (room) => `tests/${room}/**/*.test.ts`,
)

/** Asks all hosts the same. */
const ofHosts = 'tests/contract/**/*.test.ts'

const never = ['**/node_modules/**', '**/fixtures/**', 'tests/conformance/corpora/**', 'tests/shop/**']

export default defineConfig({
  test: {
    globalSetup: './tests/setup/runtime.ts',
    // A loaded machine takes its time: a limit is against hanging only.
    testTimeout: 60_000,
    // The compiled package is what people run.
    server: { deps: { external: [/\/dist\//] } },
    tags: [{ name: 'soak', description: 'Long, or of what rarely breaks: only npm run soak runs it.', skip: !isSoak }],
    projects: [
      {
        extends: true,
        test: { name: 'rooms', include: rooms, exclude: never, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [...never, ...rooms, ofHosts],
          typecheck: {
            enabled: true,
            include: ['tests/types/**/*.test-d.ts'],
            tsconfig: './tests/tsconfig.json',
          },
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: [ofHosts], exclude: never },
      },
    ],
  },
})
