import type { Figures } from '../../site/build/figures/figures.ts'
import type { EngineName } from '../browser/engine/engine.ts'
import type { PeerName } from './tools/peer-versions.ts'

/** One name of `npm run bench`. Its file exports it as `bench`. */
export interface Bench {
  /** The engines that it can run in; without, it needs no browser. */
  readonly engines?: readonly EngineName[]
  /** Checks that every subject answers correctly, then measures all of them in one run. */
  run(run: BenchRun): Promise<readonly Figures[]>
}

export interface BenchRun {
  /** How often everything is measured: `--rounds`, or the bench's own choice. */
  rounds(own: number): number
  /** The engines to measure in, of those that the bench names. */
  readonly engines: readonly EngineName[]
  /** An empty folder that is removed at the end. */
  readonly folder: string
  /**
   * Installs packages together and returns their folder; `undefined` with `--no-peers`.
   *
   * @throws if they cannot be installed
   */
  peers(...names: readonly PeerName[]): Promise<string | undefined>
  /** Shows what is being measured. */
  progress(text: string): void
}
