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

/** The one command that may be done without Vite; `undefined` if it is not done. */
async function quickly([command, ...others]: readonly string[]): Promise<0 | 1 | undefined> {
  if (command !== 'prerender') return undefined
  // Packed as one file; a checkout may have only the modules.
  const packed = new URL('../../runtime/commands/quick-prerender.js', import.meta.url)
  const { quickPrerender }: typeof import('./quick-prerender.ts') = existsSync(packed)
    ? await import(packed.href)
    : await import('./quick-prerender.ts')
  return quickPrerender(others)
}

async function run(args: readonly string[]): Promise<0 | 1 | 2 | undefined> {
  const { run } = await import('./run.ts')
  const { processTerminal } = await import('./terminal.ts')
  return run(args, processTerminal())
}
