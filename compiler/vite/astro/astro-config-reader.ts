import type { ResolvedConfig } from 'vite'
import { readAstroConfig } from '../../astro/config/astro-config.ts'
import { createEvaluate } from './evaluate.ts'
import { stubPlugin } from './stub-plugin.ts'

type Read = Awaited<ReturnType<typeof readAstroConfig>>

/** Reads `astro.config.*` when something needs it, and again only after `forget`. */
export class AstroConfigReader {
  #config: ResolvedConfig | undefined
  #read: Promise<Read> | undefined

  use(config: ResolvedConfig): void {
    this.#config = config
  }

  read(): Promise<Read> {
    if (this.#config === undefined) throw new Error("Astro's configuration was read before Vite resolved its own.")
    const { root } = this.#config
    this.#read ??= readAstroConfig(root, createEvaluate(this.#config, [stubPlugin(root)]))
    return this.#read
  }

  forget(): void {
    this.#read = undefined
  }
}
