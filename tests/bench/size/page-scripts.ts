import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface PageScripts {
  /** What a built page loads each time: its own text, and the files that it names. */
  readonly always: readonly string[]
  /** The other scripts of the page. */
  readonly sometimes: readonly string[]
}

export async function pageScripts(dist: string): Promise<PageScripts> {
  const html = await readFile(join(dist, 'index.html'), 'utf8')
  const inside = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]+?)<\/script>/g)].map(([, text = '']) => text)
  const files = await readdir(dist, { recursive: true })
  const scripts = files.filter((file) => /^assets\/.*\.js$/.test(file))
  const isNamed = (file: string): boolean => html.includes(`"/${file}"`)
  const read = (named: boolean): Promise<readonly string[]> =>
    Promise.all(scripts.filter((file) => isNamed(file) === named).map((file) => readFile(join(dist, file), 'utf8')))
  return { always: [...inside, ...(await read(true))], sometimes: await read(false) }
}
