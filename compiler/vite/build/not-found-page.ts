import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFoundHtml } from '../../../sw/core/app/not-found-html.ts'
import { bundleRuntime, withArgument } from '../bundle-runtime.ts'
import { type Project, workerAddress } from '../project.ts'

const scriptName = 'stowaway-404.js'

/**
 * Gives the site's `404.html` (or a plain one) the script that brings a first visit of an endpoint's address to the
 * worker. A file of its own, since a strict content security policy refuses inline scripts.
 */
export async function addNotFoundScript(project: Project, filesFolder: string): Promise<void> {
  const page = join(filesFolder, '404.html')
  const html = existsSync(page) ? await readFile(page, 'utf8') : notFoundHtml
  const tag = `<script src="${project.base}/${scriptName}"></script>`
  const end = html.toLowerCase().lastIndexOf('</body>')
  await writeFile(page, end < 0 ? `${html}${tag}\n` : `${html.slice(0, end)}${tag}${html.slice(end)}`)
  const script = await bundleRuntime('client/visit-endpoint-entry', 'stowawayAddress')
  await writeFile(join(filesFolder, scriptName), withArgument(script, workerAddress(project)))
}
