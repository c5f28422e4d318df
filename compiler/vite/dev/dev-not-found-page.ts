import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ViteDevServer } from 'vite'
import { ownNotFoundPage } from '../../site/app-page.ts'
import type { Project } from '../project.ts'

/** The project's `404.html`, as the built site has it: a page at the root, or a file of the public folder. */
export class DevNotFoundPage {
  readonly #server: ViteDevServer
  readonly #page: string
  readonly #file: string | undefined

  constructor(server: ViteDevServer, { root, publicFolder }: Project) {
    this.#server = server
    this.#page = join(root, ownNotFoundPage)
    this.#file = publicFolder && join(publicFolder, ownNotFoundPage)
  }

  exists(): boolean {
    return [this.#page, this.#file].some((file) => file !== undefined && existsSync(file))
  }

  /** The page. Vite's plugins work on one at the root. `undefined` if the project has none. */
  async read(): Promise<Response | undefined> {
    const html = await this.#html()
    return html === undefined
      ? undefined
      : new Response(html, { headers: { 'content-type': 'text/html;charset=utf-8' } })
  }

  async #html(): Promise<string | undefined> {
    if (existsSync(this.#page)) {
      return this.#server.transformIndexHtml(`/${ownNotFoundPage}`, await readFile(this.#page, 'utf8'))
    }
    return this.#file !== undefined && existsSync(this.#file) ? readFile(this.#file, 'utf8') : undefined
  }
}
