import { createMatcher } from '../../sw/core/routes/matcher.ts'
import { decodePathname } from '../../sw/core/routes/pathname.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { filePaths } from './file-paths.ts'

const path = String.raw`(\/(?!\/)[^"'\`\s<>()\\$]*)`

const requests = new RegExp(
  String.raw`\b(?:fetch|EventSource|Request|sendBeacon|Worker|import)\(\s*["'\`]${path}["'\`]|\.open\(\s*["'\`]\w+["'\`]\s*,\s*["'\`]${path}["'\`]`,
  'g',
)
const links = new RegExp(String.raw`\s(?:href|src|action|formaction|poster|data)\s*=\s*["']?${path}`, 'gi')
const refresh = new RegExp(String.raw`http-equiv=["']?refresh["'][^>]*\burl=${path}`, 'gi')
const styles = new RegExp(String.raw`\burl\(\s*["']?${path}`, 'gi')
/** Where a slash alone may be anything. */
const texts = new RegExp(`["'>]${path.replace('*)', '+)')}(?=["'<])`, 'g')

/** What names addresses in a file, by its extension. */
const patterns: Readonly<Record<string, readonly RegExp[]>> = {
  html: [links, refresh, requests, styles],
  js: [requests],
  mjs: [requests],
  css: [styles],
  svg: [links, styles],
  xml: [texts, links],
  json: [texts],
  webmanifest: [texts],
}

/**
 * The addresses of the site that a file names from the root of its host (`/api/time`): where the site is below a path,
 * they are another site's. What a script puts together when it runs, is not found.
 */
export function absoluteAddresses(
  file: string,
  text: string,
  isOfSite: (address: string) => boolean,
): readonly string[] {
  const found = (patterns[extensionOf(file, text)] ?? []).flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match.slice(1).find((group) => group !== undefined) ?? ''),
  )
  return [...new Set(found)].filter(isOfSite)
}

/** A prerendered file without an extension is looked at as what it seems to be. */
function extensionOf(file: string, text: string): string {
  const extension = /\.(\w+)$/.exec(file.split('/').at(-1) ?? '')?.[1]
  return extension?.toLowerCase() ?? (text.trimStart().startsWith('<') ? 'html' : 'json')
}

/** Tells which addresses are a file's or an endpoint's. `names` are those of all files of the site. */
export function addressesOf(manifest: RouteManifest, names: readonly string[]): (address: string) => boolean {
  const clean = names.flatMap((name) => (name.endsWith('.html') ? [name.slice(0, -'.html'.length)] : []))
  const files = new Set(filePaths([...names, ...clean], ''))
  const matcher = createMatcher(manifest)
  return (address) => {
    const { pathname } = decodePathname(address.replace(/[?#].*$/s, ''))
    return files.has(pathname) || matcher.first(pathname) !== undefined
  }
}
