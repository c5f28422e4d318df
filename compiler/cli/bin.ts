#!/usr/bin/env node
import { run } from './run.ts'
import { processTerminal } from './terminal.ts'

const exitCode = await run(process.argv.slice(2), processTerminal())
// End the process when the work is done, even if the project's code, a plugin or Vite has left something open. Pending
// output is written first. A server keeps running.
if (exitCode !== undefined) {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))))
  process.exit(exitCode)
}
