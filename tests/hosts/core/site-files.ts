import { lookup } from 'mrmime'
import { filePath } from '../../../sw/host/file-path.ts'
import type { HostAnswer } from '../request.ts'

/** The files of a built site by their path, as a static file server answers them. */
export interface SiteFiles {
  /** The answer for a request target, whatever the method but for HEAD's body; `undefined`: no such file. */
  answer(method: string, target: string): HostAnswer | undefined
  /** The site's `404.html`, or the file of a prerendered `404` endpoint. */
  notFound(): HostAnswer | undefined
  readonly paths: readonly string[]
}

/**
 * Serves files held in memory, named relative to the site's root.
 *
 * @param base as in the manifest
 */
export function createSiteFiles(files: ReadonlyMap<string, Uint8Array>, base: string): SiteFiles {
  const answerWith = (path: string, status: number, method: string): HostAnswer | undefined => {
    const body = files.get(path)
    if (body === undefined) return undefined
    const type = lookup(path)
    return {
      status,
      headers: type === undefined ? [] : [['content-type', type]],
      body: method === 'HEAD' ? new Uint8Array() : body,
    }
  }
  return {
    paths: [...files.keys()],
    answer(method, target) {
      const path = URL.canParse(target, 'http://site') ? filePath(new URL(`http://site${target}`), base) : undefined
      if (path === undefined) return undefined
      const file = path.slice(1)
      const found = [file, `${file.replace(/\/$/, '')}/index.html`.replace(/^\//, '')]
      return found.map((one) => answerWith(one, 200, method)).find((one) => one !== undefined)
    },
    notFound: () => answerWith('404.html', 404, 'GET') ?? answerWith('404', 404, 'GET'),
  }
}
