#!/usr/bin/env node
import { run } from './run.ts'
import { processTerminal } from './terminal.ts'

const exitCode = await run(process.argv.slice(2), processTerminal())
// A command that succeeded ends by itself, and a server goes on. After a failure nothing may keep the process: a plugin
// or Vite may have left something open. Output that is still on its way is written first.
if (exitCode !== 0) {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))))
  process.exit(exitCode)
}
