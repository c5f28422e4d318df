import { runTests } from './setup/run-tests.mjs'

await runTests('push', process.argv.slice(2))
