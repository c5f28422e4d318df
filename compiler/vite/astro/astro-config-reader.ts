import type { ResolvedConfig } from 'vite'
import { astroConfigFiles, readAstroConfig } from '../../astro/config/astro-config.ts'
import { stampOf } from '../../astro/stamp.ts'
import { createEvaluate } from './evaluate.ts'
import { stubPlugin } from './stub-plugin.ts'

type Read = Awaited<ReturnType<typeof readAstroConfig>>

/** Reads `astro.config.*` when something needs it, and again only when one of its files has changed. */
export class AstroConfigReader {
  #config: ResolvedConfig | undefined
  #read: { readonly result: Promise<Read>; readonly stamp: string } | undefined
  #files: readonly string[] = []

  use(config: ResolvedConfig): void {
    this.#config = config
  }

  async read(): Promise<Read> {
    if (this.#config === undefined) throw new Error("Astro's configuration was read before Vite resolved its own.")
    const { root } = this.#config
    const files = [...astroConfigFiles(root), ...this.#files]
    const stamp = stampOf(files)
    if (this.#read?.stamp !== stamp) {
      const result = readAstroConfig(root, createEvaluate(this.#config, [stubPlugin(root)]))
      this.#read = { result, stamp }
      this.#files = (await result).files
      this.#read = { result, stamp: stampOf([...astroConfigFiles(root), ...this.#files]) }
    }
    return this.#read.result
  }
}
