import type { Engine, Launched } from './engine.ts'
import type { Tab } from './tab.ts'

interface Shared {
  readonly engine: Engine
  readonly tab: Tab
}

/** One browser with one tab for all tests of a file. A file's browser ends when the next file asks for one. */
export class SharedEngines {
  readonly #launched: Launched
  #file: string | undefined
  #shared: Promise<Shared> | undefined

  constructor(launched: Launched) {
    this.#launched = launched
  }

  async of(file: string): Promise<Shared> {
    if (file !== this.#file) {
      await this.close()
      this.#file = file
      this.#shared = this.#start()
    }
    // `close` alone takes it away.
    return this.#shared as Promise<Shared>
  }

  async close(): Promise<void> {
    const engine = (await this.#shared)?.engine
    this.#file = undefined
    this.#shared = undefined
    await engine?.close()
  }

  async #start(): Promise<Shared> {
    const engine = await this.#launched.newEngine()
    return { engine, tab: await engine.newTab() }
  }
}
