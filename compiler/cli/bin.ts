#!/usr/bin/env node
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'

// Node 22.8 and later keep compiled code, so that it starts faster the next time. Nothing else is imported before.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function')
  nodeModule.enableCompileCache()

const args = process.argv.slice(2)
const exitCode = (await quickly(args)) ?? (await run(args))
// End the process when the work is done, even if the project's code, a plugin or Vite has left something open. Pending
// output is written first. A server keeps running.
if (exitCode !== undefined) {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))))
  process.exit(exitCode)
}

/** A module that is packed with what it imports; a checkout may have only the module. */
async function load<Module>(name: string): Promise<Module> {
  const packed = new URL(`../../runtime/commands/${name}.js`, import.meta.url)
  return import(existsSync(packed) ? packed.href : `./${name}.js`)
}

/** The one command that may be done without Vite; `undefined` if it is not done. */
async function quickly([command, ...others]: readonly string[]): Promise<0 | 1 | undefined> {
  if (command !== 'prerender') return undefined
  const { quickPrerender } = await load<typeof import('./quick-prerender.ts')>('quick-prerender')
  return quickPrerender(others)
}

async function run(args: readonly string[]): Promise<0 | 1 | 2 | undefined> {
  const { run, processTerminal } = await load<typeof import('./command-line.ts')>('command-line')
  return run(args, processTerminal())
}
