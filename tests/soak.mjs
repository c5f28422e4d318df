import { runTests } from './setup/run-tests.mjs'

// Tests that put a load on the machine run in full where this is set.
process.env.STOWAWAY_SOAK = '1'
await runTests('soak', process.argv.slice(2))
