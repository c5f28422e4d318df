import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFoundHtml } from '../../../sw/core/app/not-found-html.ts'
import { bundleRuntime, withArgument } from '../bundle-runtime.ts'
import { type Project, workerAddress } from '../project.ts'

const scriptName = 'stowaway-404.js'

/**
 * Gives the site's 404 page (or a plain one) the script that brings a first visit of an endpoint's address to the
 * worker. A file of its own, since a strict content security policy refuses inline scripts. A prerendered `404.ts` that
 * is no HTML stays as it is: a page of ours must not take its place.
 */
export async function addNotFoundScript(project: Project, filesFolder: string): Promise<void> {
  const html = await notFoundPage(filesFolder)
  if (html === undefined) return
  const tag = `<script src="${project.base}/${scriptName}"></script>`
  const end = html.toLowerCase().lastIndexOf('</body>')
  const page = end < 0 ? `${html}${tag}\n` : `${html.slice(0, end)}${tag}${html.slice(end)}`
  await writeFile(join(filesFolder, '404.html'), page)
  const script = await bundleRuntime('client/visit-endpoint-entry', 'stowawayAddress')
  await writeFile(join(filesFolder, scriptName), withArgument(script, workerAddress(project)))
}

async function notFoundPage(folder: string): Promise<string | undefined> {
  const page = join(folder, '404.html')
  if (existsSync(page)) return readFile(page, 'utf8')
  const prerendered = join(folder, '404')
  if (!existsSync(prerendered)) return notFoundHtml
  const text = await readFile(prerendered, 'utf8')
  return /^\s*<(!doctype|html)/i.test(text) ? text : undefined
}
