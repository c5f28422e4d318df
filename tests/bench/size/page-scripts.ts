import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The scripts that a built page loads each time: its own text, and the files that it names. */
export async function pageScripts(dist: string): Promise<readonly string[]> {
  const html = await readFile(join(dist, 'index.html'), 'utf8')
  const inside = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]+?)<\/script>/g)].map(([, text = '']) => text)
  const named = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, path = '']) => path)
  const preloaded = [...html.matchAll(/<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g)].map(([, path = '']) => path)
  const files = [...named, ...preloaded].map((path) => readFile(join(dist, path), 'utf8'))
  return [...inside, ...(await Promise.all(files))]
}
