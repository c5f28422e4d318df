import { explainMatch } from 'stowaway'
import { files } from '../../state/project.ts'
import { typeOfFile } from '../host/file-types.ts'
import { readyHost } from '../host/host.ts'
import { manifest } from '../host/manifest.ts'

/**
 * Answers a page's request as the project's site would: files win, then endpoints, then the 404 page.
 *
 * @param root absolute URL of the project's root, with a slash at the end
 */
export async function projectAnswer(request: Request, root: string): Promise<Response> {
  const path = decodedPath(new URL(request.url), root)
  const file = path === undefined ? undefined : projectFile(path)
  if (file !== undefined && /^(?:GET|HEAD)$/.test(request.method)) return file
  const host = await readyHost()
  return host.request(request)
}

/** Whether anything but the 404 page answers a path. */
export function isAnswered(path: string): boolean {
  const table = manifest.peek()
  const { pathname } = new URL(path, 'http://localhost')
  return (
    projectFile(pathname) !== undefined ||
    (table !== undefined && explainMatch(table, table.base + pathname).match !== undefined)
  )
}

/** The file of a path, as a static host finds it. */
export function projectFile(path: string): Response | undefined {
  const bare = path.replace(/^\/+/, '')
  const names = bare === '' || bare.endsWith('/') ? [`${bare}index.html`] : [bare, `${bare}.html`, `${bare}/index.html`]
  for (const name of names.flatMap((one) => [one, `public/${one}`])) {
    // Endpoints are no files of the site.
    if (name.startsWith('src/pages/')) continue
    const content = files.peek().get(name)
    if (content === undefined) continue
    const body = typeof content === 'string' ? content : new Uint8Array(content)
    return new Response(body, { headers: { 'content-type': typeOfFile(name) } })
  }
  return undefined
}

/** The pages of the project, as paths. */
export function projectPages(paths: Iterable<string>): readonly string[] {
  return [...paths]
    .filter((path) => /^(?!src\/).*\.html$/.test(path))
    .map((path) => `/${path.replace(/^public\//, '').replace(/(?:^|(?<=\/))index\.html$/, '')}`)
    .filter((path) => path !== '/404.html')
    .sort()
}

function decodedPath(url: URL, root: string): string | undefined {
  const base = new URL(root).pathname
  try {
    return decodeURIComponent(url.pathname.slice(base.length - 1))
  } catch {
    return undefined
  }
}
