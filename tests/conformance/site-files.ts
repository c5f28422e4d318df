import { lookup } from 'mrmime'
import type { Answer } from './answer.ts'
import { decodePath, pathWithin } from './route-facts.ts'

/** The files of a built site by their path, as a static file server answers them. */
export interface SiteFiles {
  /** The answer for a request target, whatever the method but for HEAD's body; `undefined`: no such file. */
  answer(method: string, target: string): Answer | undefined
  /** The site's `404.html`. */
  notFound(): Answer | undefined
  readonly paths: readonly string[]
}

/** Serves files held in memory, named relative to the site's root. */
export function createSiteFiles(files: ReadonlyMap<string, Uint8Array>, base: string): SiteFiles {
  const answerWith = (path: string, status: number, method: string): Answer | undefined => {
    const body = files.get(path)
    if (body === undefined) return undefined
    const type = lookup(path)
    return {
      status,
      headers: type === undefined ? {} : { 'content-type': type },
      body: method === 'HEAD' ? new Uint8Array() : body,
    }
  }
  return {
    paths: [...files.keys()],
    answer(method, target) {
      const path = decodePath(pathWithin(base, target)).slice(1)
      const found = [path, `${path.replace(/\/$/, '')}/index.html`.replace(/^\//, '')]
      return found.map((one) => answerWith(one, 200, method)).find((one) => one !== undefined)
    },
    notFound: () => answerWith('404.html', 404, 'GET'),
  }
}
