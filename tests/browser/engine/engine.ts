import type { Tab } from './tab.ts'

export const engineNames = ['chromium', 'firefox', 'webkit'] as const
export type EngineName = (typeof engineNames)[number]

/** A browser with a profile of its own. */
export interface Engine {
  readonly name: EngineName
  /** Another tab of the same profile. */
  newTab(): Promise<Tab>
  /**
   * Ends the running service workers of all origins, as an idle browser does.
   *
   * @throws in an engine that gives no way to do so: name the limit `no-worker-stop` before. Firefox can, where the
   * spec's `launch` option is `idleWorkers`; the limit is `no-worker-end` there.
   */
  stopWorkers(): Promise<void>
  /**
   * Reloads past caches and worker, as a person does with Shift, and waits until the page has loaded.
   *
   * @throws in an engine that gives no way to do so: name the limit `no-hard-reload` before
   */
  hardReload(tab: Tab): Promise<void>
  /** Ends the browser's process without a warning. Only where the profile is kept. */
  crash(): Promise<void>
  close(): Promise<void>
}

export interface EngineOptions {
  /** The folder of a profile that outlives the browser; without, the profile is empty and gone afterwards. */
  readonly profile?: string
  /** The language of the browser. Playwright's own option of this name serves Chromium and Firefox. */
  readonly locale?: string
  /** Playwright's `serviceWorkers: 'block'`. */
  readonly blocksWorkers?: boolean
}

/** A started engine; each test gets a profile of its own. */
export interface Launched {
  /** @throws for what WebKit cannot do: name the limit `no-kept-profile` or `no-blocked-workers` before */
  newEngine(options?: EngineOptions): Promise<Engine>
  close(): Promise<void>
}
