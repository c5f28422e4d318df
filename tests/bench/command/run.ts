import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { BenchRun } from '../bench.ts'
import { installPeers } from '../tools/install-peers.ts'
import { isMachineBusy } from '../tools/is-machine-busy.ts'
import { MissingError } from '../tools/missing-error.ts'
import { printFigures } from '../tools/print-figures.ts'
import { recordFigures } from '../tools/record-figures.ts'
import { type BenchName, benches } from './benches.ts'
import { readArguments } from './read-arguments.mjs'
import { showProgress } from './show-progress.ts'

type Arguments = ReturnType<typeof readArguments>

const asked = readArguments(process.argv.slice(2))
const isBusy = isMachineBusy()
// What is recorded is published.
if (asked.record && isBusy) console.error('Other programs use the processor, so times will be wrong.')
let failed = 0
for (const name of asked.names as readonly BenchName[]) {
  try {
    await run(name, asked)
  } catch (error) {
    failed += 1
    if (error instanceof MissingError) console.error(`${name}: ${error.message}`)
    else console.error(`${name} failed.`, error)
  }
}
// A browser or a bundler may leave something open.
process.exit(failed === 0 ? 0 : 1)

/** Measures one name, and prints its tables. */
async function run(name: BenchName, { browsers, rounds, peers, record }: Arguments): Promise<void> {
  const { bench } = await benches[name]()
  const engines = (bench.engines ?? []).filter((engine) => (browsers as readonly EngineName[]).includes(engine))
  if (bench.engines !== undefined && engines.length === 0) {
    throw new MissingError(`It runs in ${bench.engines.join(', ')} only.`)
  }
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'stowaway-bench-')))
  const { show, end } = showProgress()
  const progress = (text: string): void => show(`${name}: ${text}`)
  const context: BenchRun = {
    rounds: (own) => rounds ?? own,
    engines,
    folder,
    peers: async (...names) => (peers ? installPeers(names, progress) : undefined),
    progress,
  }
  try {
    const tables = await bench.run(context)
    end()
    for (const figures of tables) console.log(printFigures(figures))
    if (record) await recordFigures(name, tables, { engines, isBusy })
  } finally {
    end()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
