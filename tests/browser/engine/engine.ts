import type { Tab } from './tab.ts'

export const engineNames = ['chromium', 'firefox', 'webkit'] as const
export type EngineName = (typeof engineNames)[number]

/** A browser with an empty profile of its own. */
export interface Engine {
  readonly name: EngineName
  /** Another tab of the same profile. */
  newTab(): Promise<Tab>
  /**
   * Ends the running service workers of all origins, as an idle browser does.
   *
   * @throws in an engine that gives no way to do so: name the limit `no-worker-stop` before
   */
  stopWorkers(): Promise<void>
  close(): Promise<void>
}

/** A started engine; each test gets a profile of its own. */
export interface Launched {
  newEngine(): Promise<Engine>
  close(): Promise<void>
}
