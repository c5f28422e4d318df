import { readFile } from 'node:fs/promises'
import type { StaticFile } from '../../prerender/static-file.ts'

/** The images that endpoints import, which a build has to write beside what they answer. */
export class ImageFiles {
  readonly #files = new Map<string, string>()

  /** @param path in the site */
  add(path: string, file: string): void {
    this.#files.set(path, file)
  }

  async *files(): AsyncGenerator<StaticFile, void, undefined> {
    for (const [path, file] of [...this.#files].sort()) {
      yield { path, body: await readFile(file), status: 200, headers: new Headers() }
    }
  }
}
