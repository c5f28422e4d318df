import { classicScripts } from '../syntax/html-scripts.ts'

const sendsRequest = /\bfetch\s*\(|\bnew\s+XMLHttpRequest\b|\bnew\s+EventSource\b/

/**
 * Warnings about classic scripts of a page that send requests: they run while the page is parsed, and so before the
 * worker is in control on a first visit.
 *
 * @param page its path in the project
 * @param read the text of a script of the project or its public folder, by the address in the page
 */
export async function earlyFetches(
  page: string,
  html: string,
  read: (src: string) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const warnings: string[] = []
  for (const { src, code } of classicScripts(html)) {
    const text = src === undefined ? code : await read(src)
    if (text === undefined || !sendsRequest.test(text)) continue
    const which = src === undefined ? 'An inline script' : src
    warnings.push(
      `${which} of ${page} sends requests and is a classic script: on a first visit it runs before the worker is ready, and gets the host’s 404 instead of an endpoint. Make it a module: <script type="module">.`,
    )
  }
  return warnings
}
