#!/usr/bin/env node
import { run } from './run.ts'
import { processTerminal } from './terminal.ts'

const exitCode = await run(process.argv.slice(2), processTerminal())
// Nothing may keep the process when the work is done: the project's code, a plugin or Vite may have left something open.
// Output that is still on its way is written first. A server goes on.
if (exitCode !== undefined) {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))))
  process.exit(exitCode)
}
