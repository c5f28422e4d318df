import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { contentHash } from './content-hash.ts'

/** Hashes of content, by path in the output folder. */
type Hashes = Readonly<Record<string, string>>

/**
 * Remembers the prerendered files of an output folder, so that the next pass removes those of endpoints that are gone.
 * Files that something else has changed since are kept.
 */
export class PrerenderedRecord {
  readonly #file: string
  readonly #outDir: string

  constructor(root: string, outDir: string) {
    this.#file = join(root, 'node_modules/.stowaway/prerendered.json')
    this.#outDir = outDir
  }

  /** Removes each recorded file that is not among the paths. */
  async removeOthers(paths: Iterable<string>): Promise<void> {
    const recorded = (await this.#read())[this.#outDir] ?? {}
    const kept = new Set(paths)
    const gone = Object.entries(recorded).filter(([path]) => !kept.has(path))
    for (const [path, hash] of gone) {
      if ((await hashOf(join(this.#outDir, path))) === hash) await rm(join(this.#outDir, path))
    }
  }

  /** Replaces the record by these files of the output folder, with the hashes of their content. */
  async write(hashes: Iterable<readonly [path: string, hash: string]>): Promise<void> {
    const record = { ...(await this.#read()), [this.#outDir]: Object.fromEntries(hashes) }
    await mkdir(dirname(this.#file), { recursive: true })
    await writeFile(this.#file, JSON.stringify(record))
  }

  async #read(): Promise<Readonly<Record<string, Hashes>>> {
    try {
      return JSON.parse(await readFile(this.#file, 'utf8'))
    } catch {
      // The first pass, or a record that something has damaged: nothing is removed.
      return {}
    }
  }
}

async function hashOf(file: string): Promise<string | undefined> {
  const content = await readFile(file).catch(() => undefined)
  return content && contentHash(content)
}
